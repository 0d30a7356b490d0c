-- Two histories of the same results side by side: stored_before is the earlier one.

-- Of each result the revision that held then: as in results_now.
create view results_before as
select *
from stored_before
qualify row_number() over (
    partition by result_id
    order by revision desc, received_at desc, content_hash desc, line desc, judged_at desc
) = 1 and status <> 'WITHDRAWN';

create view verdict_changes as
select coalesce(earlier.verdict, '-') as verdict_before, coalesce(later.verdict, '-') as verdict_now,
    coalesce(later.batch_id, earlier.batch_id) as batch_id,
    coalesce(later.sample_id, earlier.sample_id) as sample_id,
    coalesce(later.product_name, earlier.product_name) as product_name,
    coalesce(later.site_name, earlier.site_name) as site_name,
    coalesce(later.sampled_date, earlier.sampled_date) as sampled_date,
    coalesce(later.test_kind, earlier.test_kind) as test_kind,
    coalesce(later.lab_name, earlier.lab_name) as lab_name,
    coalesce(later.analyte_name, earlier.analyte_name) as analyte_name,
    coalesce(later.qualifier, earlier.qualifier) as qualifier,
    coalesce(later.value, earlier.value) as value,
    coalesce(later.unit, earlier.unit) as unit,
    earlier.limit_value as limit_before, earlier.limit_source as limit_source_before,
    later.limit_value as limit_now, later.limit_unit as limit_unit_now, later.limit_source as limit_source_now,
    coalesce(later.partner, earlier.partner) as partner,
    result_id
from results_before earlier full join results_now later using (result_id)
where earlier.verdict is distinct from later.verdict;
