-- The columns of the history where it has no file yet. A file with more columns brings them along.
create table no_results (
    result_id varchar, revision integer, status varchar, outcome varchar,
    sample_id varchar, batch_id varchar, product varchar, product_name varchar, category varchar, origin varchar,
    origin_side varchar, producer varchar, site varchar, site_name varchar, certificate varchar, purpose varchar,
    campaign varchar, sampled_at timestamptz, sampled_date date,
    analyte varchar, analyte_name varchar, hazard varchar, method varchar, test_kind varchar, lab varchar,
    lab_name varchar, instrument varchar, reagent_lot varchar, operator varchar, replicate integer,
    tested_at timestamptz, reported_at timestamptz,
    qualifier varchar, value double, value_text varchar, unit varchar, lod double, loq double,
    expanded_uncertainty double, reported_verdict varchar, reported_limit varchar, remark varchar,
    partner varchar, transport varchar, file varchar, content_hash varchar, line bigint, received_at timestamptz,
    profile varchar,
    verdict varchar, verdict_literal varchar, verdict_adjusted varchar, verdict_rule varchar,
    verdict_disagrees boolean, interfering_matrix boolean,
    limit_value double, limit_unit varchar, limit_source varchar, lab_accreditation varchar, timeliness varchar, judged_at timestamptz
);

create table no_batches (
    batch_id varchar, state varchar, severity varchar, hazard varchar, opened_at timestamptz, changed_at timestamptz,
    version bigint
);

create table no_batch_story (
    batch_id varchar, version bigint, "at" timestamptz, event varchar, subject_id varchar, from_state varchar,
    to_state varchar, done_by varchar, document varchar, sentence_zh varchar, sentence_en varchar
);

-- What control samples say of each instrument, filled when the history is opened.
create table control_periods (
    place varchar, instrument varchar, analyte varchar, material varchar, begins timestamptz, ends timestamptz,
    control_status varchar, z double, rules varchar
);

-- What the controls of all materials say together of an instrument's results: spans that do not overlap.
create table control_spans (
    place varchar, instrument varchar, analyte varchar, begins timestamptz, ends timestamptz, control_status varchar
);
