package io.batchwatch.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a module's pom cannot say of who may know whom. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.batchwatch");

    private static final String RULES = "io.batchwatch.rules..";

    /** Distributions and tests: numbers in, numbers out, as pure as the rules themselves. */
    private static final String[] MATHEMATICS = {"org.apache.commons.statistics..", "org.apache.commons.numbers.."};

    @Test
    void rulesArePure() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(RULES)
                .and()
                .resideOutsideOfPackage("io.batchwatch.rules.reference..")
                .should()
                .dependOnClassesThat(
                        not(resideInAnyPackage("java..", RULES, "io.batchwatch.contract..", "io.batchwatch.views.."))
                                .and(not(resideInAnyPackage(MATHEMATICS))));
        rule.check(HOUSE);
    }

    @Test
    void onlyTheReferenceDataReadCsv() {
        noClasses()
                .that()
                .resideInAPackage("io.batchwatch.rules.reference..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "java..", "de.siegmar.fastcsv..", RULES, "io.batchwatch.contract..", "io.batchwatch.views..")))
                .check(HOUSE);
    }

    @Test
    void rulesAskNoClock() {
        asksNoClock(RULES).check(HOUSE);
    }

    @Test
    void aRuleThatAskedTheClockWouldBeFound() {
        JavaClasses guilty = new ClassFileImporter().importClasses(AsksTheClock.class);

        assertThatThrownBy(() ->
                        asksNoClock("io.batchwatch.standalone.architecture..").check(guilty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("now");
    }

    @Test
    void camelStaysInTheDoors() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.batchwatch.gateway..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.camel.."))
                .check(HOUSE);
    }

    @Test
    void flinkStaysInTheJobsAndInTheClusterOfOneProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.batchwatch.jobs..", "io.batchwatch.standalone.cluster..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.flink.."))
                .check(HOUSE);
    }

    @Test
    void kafkasServerStaysInTheBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.batchwatch.standalone.broker..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..", "scala.."))
                .check(HOUSE);
    }

    @Test
    void duckDbIsSpokenToInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.batchwatch.standalone.sql..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.duckdb.."))
                .check(HOUSE);
    }

    /** Each room knows only the rooms before it; the way of a result through the house is the order. */
    @Test
    void noRoomReachesBack() {
        knowsNothingOf("contract", "gateway", "views", "rules", "jobs", "webhooks", "board", "standalone");
        knowsNothingOf("gateway", "views", "rules", "jobs", "webhooks", "board", "standalone");
        knowsNothingOf("views", "gateway", "rules", "jobs", "webhooks", "board", "standalone");
        knowsNothingOf("rules", "gateway", "jobs", "webhooks", "board", "standalone");
        knowsNothingOf("jobs", "gateway", "webhooks", "board", "standalone");
        knowsNothingOf("webhooks", "gateway", "rules", "jobs", "board", "standalone");
        knowsNothingOf("board", "gateway", "jobs", "webhooks", "standalone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "gateway", "views", "rules", "jobs", "webhooks", "board", "standalone"})
    void packagesOfARoomMakeNoCircle(String room) {
        slices().matching("io.batchwatch." + room + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "gateway", "views", "rules", "jobs", "webhooks", "board", "standalone"})
    void everyRoomIsLookedAt(String room) {
        assertThat(HOUSE.that(resideInAPackage("io.batchwatch." + room + ".."))).isNotEmpty();
    }

    private static void knowsNothingOf(String room, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = "io.batchwatch." + others[i] + "..";
        }
        noClasses()
                .that()
                .resideInAPackage("io.batchwatch." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .check(HOUSE);
    }

    private static ArchRule asksNoClock(String where) {
        return noClasses()
                .that()
                .resideInAPackage(where)
                .should()
                .callMethodWhere(
                        target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now|system.*|tick.*"))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime");
    }

    /** The negative control. */
    private static final class AsksTheClock implements Supplier<Instant> {
        @Override
        public Instant get() {
            return Instant.now();
        }
    }
}
