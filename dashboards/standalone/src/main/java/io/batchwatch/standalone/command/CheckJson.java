package io.batchwatch.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchwatch.gateway.FileCheck;
import io.batchwatch.gateway.names.NearestNames;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.table.RawRow;
import java.io.PrintStream;
import java.util.List;

/** What a check found, for a program: one JSON object. */
final class CheckJson implements CheckAnswer {
    private final PrintStream out;
    private final long most;
    private final ArrayNode problems = JsonNodeFactory.instance.arrayNode();

    CheckJson(PrintStream out, long most) {
        this.out = out;
        this.most = most;
    }

    @Override
    public void refused(RawRow row, List<Problem> reasons) {
        if (problems.size() < most) {
            reasons.forEach(problem ->
                    problems.add(json(problem).put("line", row.line()).put("place", row.place())));
        }
    }

    @Override
    public void end(FileCheck.Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("good", outcome.isGood());
        json.put("profile", outcome.profile());
        json.put("form", outcome.form());
        json.put("charset", outcome.charset());
        json.put("rows", outcome.rows());
        json.put("accepted", outcome.accepted());
        json.put("duplicates", outcome.duplicates());
        json.put("corrected", outcome.corrected());
        json.put("rejected", outcome.rejected());
        json.put("passed_over", outcome.passedOver());
        ArrayNode unreadable = json.putArray("unreadable");
        outcome.unreadable().forEach(problem -> unreadable.add(json(problem)));
        ArrayNode ignored = json.putArray("ignored_columns");
        outcome.ignoredColumns().forEach(column -> {
            ObjectNode one = ignored.addObject().put("name", column.name());
            column.meant().map(Field::column).ifPresent(field -> one.put("meant", field));
        });
        ArrayNode refusals = json.putArray("refusals");
        outcome.refusals()
                .forEach(refusal -> refusals.add(json(refusal.example())
                        .put("count", refusal.count())
                        .put("first_line", refusal.first().line())));
        ArrayNode unmapped = json.putArray("unmapped");
        outcome.unmapped().forEach(name -> {
            ObjectNode one = unmapped.addObject();
            one.put("kind", name.kind().word()).put("name", name.name()).put("count", name.count());
            one.set("nearest", json(name.nearest()));
        });
        json.set("problems", problems);
        out.println(json.toPrettyString());
    }

    static ArrayNode json(List<NearestNames.Candidate> candidates) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        candidates.forEach(
                candidate -> json.addObject().put("code", candidate.code()).put("name", candidate.name()));
        return json;
    }

    private static ObjectNode json(Problem problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("field", problem.field())
                .put("value", problem.value())
                .put("rule", problem.rule().code())
                .put("message_zh", problem.messageZh())
                .put("message_en", problem.messageEn());
    }
}
