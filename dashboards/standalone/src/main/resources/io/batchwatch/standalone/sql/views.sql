-- What analysts ask. See docs/analysts.md; the rules are those of the pass-rate cube (analytics/rules, SampleLedger).

-- Every judged revision, as stored.
create view results_log as
select * from stored_results;

-- Of each result the revision that holds, unless it was withdrawn.
create view results_now as
select *
from results_log
qualify row_number() over (
    partition by result_id
    order by revision desc, received_at desc, content_hash desc, line desc, judged_at desc
) = 1 and status <> 'WITHDRAWN';

-- The same with what the control samples of its instrument say of it: null where none are known for that analyte.
create view results as
select results_now.*,
    coalesce(
        control_spans.control_status,
        case when purpose is distinct from 'CONTROL' and exists (
            select 1 from control_spans known
            where known.place = coalesce(nullif(lab, ''), '') || '/' || coalesce(nullif(lab_name, ''), '')
                and known.instrument = coalesce(results_now.instrument, '') and known.analyte = results_now.analyte
        ) then 'no_control' end
    ) as control_status
from results_now
left join control_spans
    on purpose is distinct from 'CONTROL'
    and control_spans.place = coalesce(nullif(lab, ''), '') || '/' || coalesce(nullif(lab_name, ''), '')
    and control_spans.instrument = coalesce(results_now.instrument, '')
    and control_spans.analyte = results_now.analyte
    and coalesce(tested_at, sampled_at) >= control_spans.begins
    and (control_spans.ends is null or coalesce(tested_at, sampled_at) < control_spans.ends);

-- Where the sender calls a result good and we do not, or the other way round. Results from before the column was there are
-- compared here.
create view disagreements as
select *
from results
where coalesce(verdict_disagrees,
    verdict_rule <> 'reported' and (
        (verdict = 'PASS' and reported_verdict in ('FAIL', 'SUSPECT'))
        or (verdict in ('FAIL', 'SUSPECT') and reported_verdict = 'PASS')));

-- How grave a verdict is: the gravest decides the sample.
create macro verdict_gravity(verdict) as
case verdict when 'FAIL' then 4 when 'SUSPECT' then 3 when 'INCONCLUSIVE' then 2 when 'PASS' then 1 else 0 end;

-- Each sample once per test kind (a re-test is of a sample that counted already), where the result that decided it was found. A verdict on the whole sample ('*') counts
-- only where no item of the sample could be judged.
create view samples as
with voting as (
    select *,
        coalesce(bool_or(analyte <> '*' and verdict <> 'NOT_JUDGED') over of_sample, false) as items_judged,
        coalesce(bool_or(analyte = '*') over of_sample, false) as has_whole,
        count(*) filter (where analyte <> '*') over of_sample as items
    from results
    where purpose is distinct from 'RETEST' and purpose is distinct from 'CONTROL'
    window of_sample as (partition by sample_id, test_kind)
)
select sample_id, test_kind, verdict, sampled_date, sampled_at, batch_id, product, product_name, category, origin,
    origin_side, producer, site, site_name, lab, lab_name, campaign, purpose, partner,
    analyte as deciding_analyte, result_id as deciding_result_id, items
from voting
where case when items_judged or not has_whole then analyte <> '*' else analyte = '*' end
qualify row_number() over (
    partition by sample_id, test_kind
    order by verdict_gravity(verdict) desc, sampled_date, site, category, lab, campaign, origin_side, result_id
) = 1;

-- 95 % Wilson interval of a proportion; null where nothing was judged.
create macro wilson_low(passed, judged) as
case when judged > 0 then greatest(0.0,
    (passed / judged + 1.959963984540054 ^ 2 / (2 * judged)
        - 1.959963984540054 * sqrt(passed * (judged - passed) / judged ^ 3 + 1.959963984540054 ^ 2 / (4 * judged ^ 2)))
    / (1 + 1.959963984540054 ^ 2 / judged)) end;

create macro wilson_high(passed, judged) as
case when judged > 0 then least(1.0,
    (passed / judged + 1.959963984540054 ^ 2 / (2 * judged)
        + 1.959963984540054 * sqrt(passed * (judged - passed) / judged ^ 3 + 1.959963984540054 ^ 2 / (4 * judged ^ 2)))
    / (1 + 1.959963984540054 ^ 2 / judged)) end;

-- The cube's cells, each sample once: any window or grouping is a sum over them. Kinds are never pooled.
create view pass_rates as
select *,
    passed + failed + suspect as judged,
    passed / nullif(passed + failed + suspect, 0) as rate,
    wilson_low(passed, passed + failed + suspect) as wilson_low,
    wilson_high(passed, passed + failed + suspect) as wilson_high
from (
    select sampled_date, site, category, test_kind, lab, campaign, origin_side,
        count(*) as samples,
        count(*) filter (where verdict = 'PASS') as passed,
        count(*) filter (where verdict = 'FAIL') as failed,
        count(*) filter (where verdict = 'SUSPECT') as suspect,
        count(*) filter (where verdict = 'INCONCLUSIVE') as inconclusive,
        count(*) filter (where verdict = 'NOT_JUDGED') as not_judged
    from samples
    group by all
);

-- Every batch with its state now: CLEAR unless the log of batch states says otherwise.
create view batches as
with known as (
    select coalesce(batch_id, 'sample:' || sample_id) as batch_id,
        arg_max(product, sampled_at) as product,
        arg_max(product_name, sampled_at) as product_name,
        arg_max(category, sampled_at) as category,
        arg_max(producer, sampled_at) as producer,
        arg_max(site, sampled_at) as site,
        count(distinct sample_id) as samples,
        count(*) as results,
        max(sampled_date) as last_sampled_date
    from results
    where purpose is distinct from 'CONTROL'
    group by 1
),
latest as (
    select * from stored_batches
    qualify row_number() over (partition by batch_id order by version desc) = 1
)
select known.batch_id, coalesce(latest.state, 'CLEAR') as state, latest.severity, latest.hazard, latest.opened_at,
    latest.changed_at, known.product, known.product_name, known.category, known.producer, known.site, known.samples,
    known.results, known.last_sampled_date
from known left join latest using (batch_id);
