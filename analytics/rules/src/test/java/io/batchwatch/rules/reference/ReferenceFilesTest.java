package io.batchwatch.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwatch.contract.Term;
import io.batchwatch.rules.Bench;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference data as they are shipped. */
class ReferenceFilesTest {
    /**
     * What the Province of Prince Edward Island looks for in its streams: the compounds of its open data on pesticides in
     * stream water (Open Government Licence, Prince Edward Island).
     */
    private static final String STREAM_PESTICIDES = """
            Acetamiprid, Alachlor, Aldrin, Allidochlor, Ampa, Atrazine, Azinphos-Methyl, Azoxystrobin,
            Benalaxyl, Benfluralin, Benzoylprop-Ethyl, Bifenazate, Bifenthrin, Boscalid, Bromacil,
            Bromophos-Ethyl, Bromopropylate, Bromoxynil, Bupirimate, Butachlor, Butralin, Butylate, Captan,
            Carbaryl, Carbofuran, Carfentrazone-Ethyl, Chlorantraniliprole, Chlormephos, Chloroneb,
            Chlorothalonil, Chlorpyrifos, Chlorpyrifos-Methyl, Chlorthal-Dimethyl, Clodinafop-Propargyl,
            Clomazone, Clopyralid, Clothianidin, Cyantraniliprole, Cycloate, Cyfluthrin, Cypermethrin,
            Cyprodinil, Desmetryn, Diazinon, Dicamba, Dichlobenil, Dichlofenthion, Dichlorprop, Dieldrin,
            Difenoconazole, Dimethachlor, Dimethoate, Dinotefuran, Dioxathion, Diphenamid, Diquat, Endrin, Eptc,
            Ethalfluralin, Ethion, Ethofumesate, Famoxadone, Fenamidone, Fenchlorphos, Fenoxaprop, Fenthion,
            Flamprop-Isopropyl, Flamprop-Methyl, Flonicamid, Fludioxonil, Flumetralin, Flumioxazin,
            Flupyradifurone, Fluroxypyr, Folpet, Fonofos, Glufosinate, Glyphosate, Heptachlor, Hexazinone,
            Imazamethabenz, Imazethapyr, Imidacloprid, Ipconazole, Iprodione, Isofenphos, Lindane, Linuron,
            Malathion, Mancozeb, Mcpa, Mecoprop, Metalaxyl, Metconazole, Methamidophos, Methoprene,
            Methoxychlor, Metiram, Metobromuron, Metolachlor, Metribuzin, Mirex, Monolinuron, Myclobutanil,
            Naled, Napropamide, Nitenpyram, Nitrapyrin, Oxyfluorfen, Paraquat, Pendimethalin, Permethrin,
            Phorate, Picloram, Picoxystrobin, Piperonyl Butoxide, Pirimicarb, Prometon, Prometryn, Propetamphos,
            Propham, Propiconazole, Propoxur, Propyzamide, Pyraclostrobin, Pyridaben, Pyrimethanil, Quinclorac,
            Quintozene, Quizalofop-Ethyl, Rimsulfuron, Simazine, Spiromesifen, Sulfentrazone, Sulfotep,
            Sulfoxaflor, Tebuconazole, Terbacil, Terbufos, Terbutryn, Tetradifon, Tetrasul, Thiabendazole,
            Thiacloprid, Thiamethoxam, Thiophanate-Methyl, Tri-Allate, Triclopyr, Trifloxystrobin, Trifluralin,
            Triticonazole, Vinclozolin, Zoxamide
            """;

    @TempDir
    Path directory;

    @Test
    void shippedDataLoadWithoutAProblem() {
        ReferenceFiles.seed(directory);
        ReferenceData data = ReferenceFiles.load(directory, Bench.SHANGHAI);

        assertThat(data.zone()).isEqualTo(Bench.SHANGHAI);
        assertThat(data.analytes()).hasSizeGreaterThan(150);
        assertThat(data.limits()).hasSizeGreaterThanOrEqualTo(600);
    }

    @Test
    void everyShippedLimitHasItsSourceAndItsDay() {
        assertThat(Shipped.data().limits()).allSatisfy(limit -> {
            assertThat(limit.source()).as("source of %s", limit).matches(".*(GB|Canad|Regulation \\((EC|EU)\\)).*");
            assertThat(limit.validFrom()).isBetween(LocalDate.of(1980, 1, 1), LocalDate.of(2030, 1, 1));
            assertThat(limit.value()).isGreaterThan(BigDecimal.ZERO);
        });
    }

    @Test
    void everyBannedSubstanceNamesTheLaw() {
        List<Analyte> banned =
                Shipped.data().analytes().stream().filter(Analyte::isBanned).toList();

        assertThat(banned)
                .extracting(Analyte::code)
                .contains(
                        "chloramphenicol",
                        "aoz",
                        "amoz",
                        "sem",
                        "ahd",
                        "malachite_green",
                        "clenbuterol",
                        "ractopamine",
                        "salbutamol",
                        "sodium_pentachlorophenate");
        assertThat(banned).allSatisfy(analyte -> assertThat(analyte.source()).contains("notice"));
    }

    /** What is banned at any level needs no limit: one beside the ban would never be looked at. */
    @Test
    void noBannedSubstanceHasALimit() {
        ReferenceData data = Shipped.data();

        assertThat(data.limits()).noneMatch(limit -> data.analyte(new Term(limit.analyte(), ""))
                .orElseThrow()
                .isBanned());
    }

    @Test
    void everyCompoundOfTheStreamDataIsAKnownAnalyte() {
        Set<String> known = Shipped.data().analytes().stream()
                .map(analyte -> analyte.en().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> compounds = Arrays.stream(STREAM_PESTICIDES.split(","))
                .map(name -> name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .toList();

        assertThat(compounds).hasSize(153).doesNotHaveDuplicates();
        assertThat(known).containsAll(compounds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"leek", "garlic", "onion", "celery", "coriander", "tomato", "mushroom", "water_bamboo", "radish"
            })
    void foodsKnownToDisturbTheEnzymeMethodAreMarked(String product) {
        assertThat(Shipped.data()
                        .interferes(Bench.rapid(product, "cholinesterase_inhibition")
                                .result()))
                .isTrue();
    }

    @Test
    void placesOfOriginAreLocalOrFromOutsideOrUnknown() {
        Regions regions = new Regions(List.of("柳塘村", "liutang"), List.of("不详", "n/a"));

        assertThat(regions.sideOf("本县柳塘村三组").name()).isEqualTo("LOCAL");
        assertThat(regions.sideOf("Liutang village").name()).isEqualTo("LOCAL");
        assertThat(regions.sideOf("山东寿光").name()).isEqualTo("OUTSIDE");
        assertThat(regions.sideOf("N/A").name()).isEqualTo("UNKNOWN");
        assertThat(regions.sideOf("").name()).isEqualTo("UNKNOWN");
    }

    @Test
    void seedingNeverTouchesAFileThatIsThere() throws IOException {
        Files.writeString(directory.resolve("regions.csv"), "name,side\n某镇,local\n");
        ReferenceFiles.seed(directory);
        ReferenceFiles.seed(directory);

        assertThat(directory.resolve("regions.csv")).content().isEqualTo("name,side\n某镇,local\n");
        assertThat(ReferenceFiles.NAMES)
                .allSatisfy(name -> assertThat(directory.resolve(name)).isNotEmptyFile());
    }

    /** An older house's analytes may lack what a new table speaks of: its data must go on loading as they are. */
    @Test
    void newTableComesToAnOlderHouseWithItsHeaderAlone() throws IOException {
        ReferenceFiles.seed(directory);
        Files.delete(directory.resolve("residues.csv"));
        Files.delete(directory.resolve("methods.csv"));
        Files.writeString(directory.resolve("analytes.csv"), """
                code,zh,en,cas,aliases,hazard,screens_for,source
                lead,铅,Lead,,,contaminant,,
                """);
        Files.writeString(directory.resolve("limits.csv"), """
                analyte,food,kind,value,unit,valid_from,valid_to,source,status
                lead,leek,maximum,0.1,mg/kg,2020-01-01,,GB,V
                """);
        ReferenceFiles.seed(directory);
        ReferenceData data = ReferenceFiles.load(directory, Bench.SHANGHAI);

        assertThat(data.limit(
                        new Term("lead", ""),
                        Bench.lab("leek", "lead").sentBy("toronto").result()))
                .as("a limit of no jurisdiction holds in all of them")
                .isPresent();
    }

    @Test
    void siteThenLaboratoryThenPartnerSayWhoseLimitsJudge() {
        Jurisdictions jurisdictions =
                new Jurisdictions(Map.of("m_dongmen", "EU"), Map.of("lab_county", "GB"), Map.of("generic", "CA"), "CN");
        Jurisdictions withoutSites =
                new Jurisdictions(Map.of(), Map.of("lab_county", "GB"), Map.of("generic", "CA"), "CN");
        Bench leek = Bench.lab("leek", "lead");

        assertThat(jurisdictions.of(leek.result())).isEqualTo("EU");
        assertThat(withoutSites.of(leek.result())).isEqualTo("GB");
        assertThat(withoutSites.of(leek.testedBy("another").result())).isEqualTo("CA");
        assertThat(withoutSites.of(leek.sentBy("another").result())).isEqualTo("CN");
    }

    @Test
    void everyShippedThingHasAChineseAndAnEnglishName() {
        ReferenceFiles.seed(directory);
        Names names = Names.load(directory);

        assertThat(names.byKind().keySet())
                .containsExactlyInAnyOrder("category", "product", "analyte", "site", "lab", "campaign", "hazard");
        assertThat(names.byKind().get("hazard").keySet()).isEqualTo(Analyte.HAZARDS);
        Collection<Names.Name> all = names.byKind().values().stream()
                .flatMap(byCode -> byCode.values().stream())
                .toList();
        assertThat(all).allSatisfy(name -> {
            assertThat(name.zh()).isNotBlank();
            assertThat(name.en()).isNotBlank();
        });
    }
}
