package io.batchwatch.gateway.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor marks is what the reader refuses, and the other way round. */
class ProfileSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(ProfileSchema.json());

    @ParameterizedTest
    @FieldSource("io.batchwatch.gateway.profile.PartnerProfiles#SHIPPED")
    void everyShippedProfileFitsAndNamesTheSchema(String partner) throws IOException {
        String text = resource("/partners/" + partner + ".yaml");

        assertThat(text).startsWith(ProfileSchema.EDITOR_LINE + "\n");
        assertThat(marks(text)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.batchwatch.gateway.profile.Presets#NAMES")
    void everyPresetFits(String preset) throws IOException {
        assertThat(marks("partner: any\n" + resource("/presets/" + preset + ".yaml")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: red",
                "format: {charst: UTF-8}",
                "format: {delimiter: '#'}",
                "format: {skip_lines: -1}",
                "rows: {skipp: {}}",
                "rows: {section: products}",
                "columns: {sampleid: x}",
                "columns: {value: {jion: [a]}}",
                "constants: {kind: LAB}",
                "codes: {test_kind: RAPID}",
                "prose: maybe",
                "doors: [{window: {}}]",
                "doors: [{folder: {pat: /in}}]",
                "decimal: [comma]"
            })
    void whatTheReaderRefusesIsMarked(String line) throws IOException {
        String text = "partner: stall\n" + line + "\n";

        assertThat(marks(text)).isNotEmpty();
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void aProfileWithoutAPartnerIsMarked() throws IOException {
        assertThat(marks("version: 1\n")).isNotEmpty();
    }

    /** Every key of the schema is one that the reader looks at: nonsense behind it is a problem at its place. */
    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyOfTheSchemaIsRead(List<String> path) {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (int i = 0; i < path.size(); i++) {
            text.append("  ".repeat(i)).append(path.get(i)).append(":");
            text.append(i + 1 < path.size() ? "\n" : " [[{a: [b]}]]\n");
        }
        int line = (int) text.chars().filter(c -> c == '\n').count();

        assertThat(problems(path.get(0).equals("partner") ? text.toString() : text + "partner: stall\n"))
                .extracting(ProfileProblem::line)
                .contains(line);
        assertThat(problems(text + "partner: stall\n"))
                .extracting(ProfileProblem::messageEn)
                .noneMatch(message -> message.contains("no key"));
    }

    static Stream<List<String>> keys() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(ProfileSchema.json());
        return Stream.of(List.<String>of(), List.of("format"), List.of("rows")).flatMap(path -> {
            JsonNode object = schema;
            for (String key : path) {
                object = object.path("properties").path(key);
            }
            return object.path("properties").propertyStream().map(property -> Stream.concat(
                            path.stream(), Stream.of(property.getKey()))
                    .toList());
        });
    }

    @Test
    void doorsHaveTheKeysThatTheirReaderAsksFor() {
        assertThat(DoorReader.kindsAndKeys()).containsEntry("folder", Set.of("path", "still"));
        assertThat(DoorReader.kindsAndKeys())
                .allSatisfy((kind, keys) -> assertThat(keys).as(kind).isNotEmpty());
    }

    @Test
    void theSchemaLiesBesideTheProfilesAndIsTodays(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve(ProfileSchema.FILE), "{}");

        PartnerProfiles.seed(directory);

        assertThat(directory.resolve(ProfileSchema.FILE)).hasContent(ProfileSchema.json());
    }

    private static Set<ValidationMessage> marks(String yaml) throws IOException {
        return SCHEMA.validate(YAML.readTree(yaml));
    }

    private static List<ProfileProblem> problems(String text) {
        return catchThrowableOfType(
                        ProfileException.class,
                        () -> ProfileReader.read("stall.yaml", text, "stall", Profiles.SHANGHAI))
                .problems();
    }

    private static String resource(String name) throws IOException {
        return new String(ProfileSchemaTest.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
    }
}
