package io.batchwatch.gateway.document;

import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.RecordsPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a first way through a document shows: all names that stand in it, and what surrounds the records. */
final class Survey {
    /** A document with more names than these is no table. */
    static final int MOST_NAMES = 2000;

    /** All that surrounds the records, in characters: it stands in each of their rows. */
    static final int MOST_OUTSIDE = 1 << 16;

    private final Branch outside = Branch.root();
    private final Branch record = Branch.root();
    private final Map<Branch, String> texts = new LinkedHashMap<>();
    private final Map<Branch, Long> recordsBefore = new HashMap<>();
    private int names;
    private int charactersOutside;
    private long records;

    private Survey() {}

    /**
     * @throws UnreadableException if there is no record in it, if it is not whole, or if it has too many names
     */
    static Survey of(Document document, RecordsPath path) throws IOException, UnreadableException {
        Survey survey = new Survey();
        try (Walk walk = document.walk(path)) {
            Walk.Found found = walk.next();
            while (!(found instanceof Walk.Found.End)) {
                survey.see(found, path);
                found = walk.next();
            }
        }
        if (survey.records == 0) {
            throw new UnreadableException(Problem.of(Rule.NO_RECORDS, "", "").with(path.text(), path.text()));
        }
        return survey;
    }

    Branch outside() {
        return outside;
    }

    Branch record() {
        return record;
    }

    /** What stands outside the records, by where. */
    Map<Branch, String> texts() {
        return texts;
    }

    private void see(Walk.Found found, RecordsPath path) throws UnreadableException {
        if (found instanceof Walk.Found.Fit one) {
            records++;
            see(one.node(), record);
        } else if (found instanceof Walk.Found.Unfit) {
            records++;
        } else if (found instanceof Walk.Found.Outside text) {
            see(text);
        } else if (found instanceof Walk.Found.BrokenOff brokenOff && (!path.isRoot() || records == 0)) {
            // What surrounds the records is part of each of them, and half of it is missing.
            throw new UnreadableException(brokenOff.problem());
        }
        if (names > MOST_NAMES || charactersOutside > MOST_OUTSIDE) {
            throw new UnreadableException(Problem.of(Rule.TOO_COMPLEX, "", "")
                    .with(
                            "名称超过 %d 个，或记录之外的内容超过 %d 字".formatted(MOST_NAMES, MOST_OUTSIDE),
                            "more than %d names, or more than %d characters outside the records"
                                    .formatted(MOST_NAMES, MOST_OUTSIDE)));
        }
    }

    private void see(Walk.Found.Outside found) throws UnreadableException {
        Branch branch = grown(outside, found.path());
        branch.holdsText();
        long before = recordsBefore.merge(branch, records, Math::min);
        if (before != records) {
            throw new UnreadableException(Problem.of(Rule.BROKEN_DOCUMENT, "", String.join("/", found.path()))
                    .with(
                            "记录之间的内容不同：请在配置中让 records 指向外层列表，用 items 指向其中的列表",
                            "it stands between records and changes: let `records` in the profile lead to the outer list,"
                                    + " and `items` to the one inside"));
        }
        charactersOutside += found.text().length();
        if (charactersOutside <= MOST_OUTSIDE) {
            texts.merge(branch, found.text(), Leaves::joined);
        }
    }

    private void see(Node node, Branch at) {
        if (node instanceof Node.Text) {
            at.holdsText();
        } else if (node instanceof Node.Group group) {
            for (Node.Member member : group.members()) {
                see(member.node(), grown(at, List.of(member.name())));
            }
        } else if (node instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Group) {
                    at.holdsListOfGroups();
                }
                see(item, at);
            }
        }
    }

    /** Behind the limit nothing grows any more: the file is refused with the next look at it. */
    private Branch grown(Branch from, List<String> path) {
        Branch at = from;
        for (String name : path) {
            if (names > MOST_NAMES) {
                return at;
            }
            names += at.child(name).isPresent() ? 0 : 1;
            at = at.grown(name);
        }
        return at;
    }
}
