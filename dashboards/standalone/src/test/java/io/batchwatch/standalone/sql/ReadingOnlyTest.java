package io.batchwatch.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingOnlyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  SELECT 'a;b' ; ",
                "(select 1) union (select 2)",
                "with x as (select 1) select * from x -- ; copy x to 'y'",
                "from results limit 3",
                "/* one; two */ values (1)",
                "describe results",
                "summarize results",
                "show tables",
                "explain analyze select 1",
                "select $$ ; copy a to b $$",
                "select E'it\\'s; drop', \"odd;name\" from results"
            })
    void whatOnlyReadsMayRun(String sql) {
        assertThat(ReadingOnly.objection(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " -- nothing",
                ";",
                "copy (select 1) to 'x.csv'",
                "select 1; copy (select 1) to 'x.csv'",
                "select a$b$ ; copy results to 'x' ; select $b$",
                "explain analyze copy (select 1) to 'x.csv'",
                "create table t as select 1",
                "attach 'x.db'",
                "set threads = 1",
                "install httpfs",
                "insert into no_results values (1)",
                "'select 1'"
            })
    void whatDoesMoreMayNot(String sql) {
        assertThat(ReadingOnly.objection(sql)).isPresent();
    }
}
