package io.batchwatch.gateway.document;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives each text of a document its column. A column goes by the names that lead to it: from the item, if there are items;
 * else from the record; else from the document's root. Of two of one name the inner one keeps it, and the outer one goes by
 * its whole way, such as {@code /record/name}; so does any that the profile calls by it.
 */
final class ColumnNames {
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Set<String> calledByProfile = new HashSet<>();

    private ColumnNames(Profile profile) {
        profile.columnNames().forEach(name -> calledByProfile.add(Folded.of(name)));
    }

    /** What one text may be called. */
    private record Names(String near, String whole) {}

    /**
     * @param records names that lead to the records, for whole ways
     * @param items the innermost branch whose nodes are rows; the record's root if there are none
     * @param namesOfTheRoot so many names at the start of a way from the root are left out of near ones
     */
    static List<String> give(Survey survey, List<String> records, Branch items, int namesOfTheRoot, Profile profile) {
        ColumnNames names = new ColumnNames(profile);
        Map<Integer, List<Branch>> byDepth = new TreeMap<>();
        List<String> itemsPath = items.path();
        Map<Branch, Names> all = new HashMap<>();
        for (Branch leaf : survey.record().leaves()) {
            List<String> path = leaf.path();
            boolean isOfItem = path.size() >= itemsPath.size()
                    && path.subList(0, itemsPath.size()).equals(itemsPath);
            int start = isOfItem ? Math.min(itemsPath.size(), Math.max(0, path.size() - 1)) : 0;
            all.put(leaf, new Names(dotted(path.subList(start, path.size())), whole(records, path)));
            byDepth.computeIfAbsent(isOfItem ? 0 : 1, unseen -> new ArrayList<>())
                    .add(leaf);
        }
        for (Branch leaf : survey.outside().leaves()) {
            List<String> path = leaf.path();
            List<String> near = path.subList(Math.min(namesOfTheRoot, path.size()), path.size());
            all.put(leaf, new Names(dotted(near), whole(List.of(), path)));
            byDepth.computeIfAbsent(2, unseen -> new ArrayList<>()).add(leaf);
        }
        byDepth.values().forEach(leaves -> leaves.forEach(leaf -> names.give(leaf, all.get(leaf))));
        names.addWhatTheProfileCalls(profile);
        return List.copyOf(names.columns);
    }

    private void give(Branch leaf, Names names) {
        boolean byWhole = calledByProfile.contains(Folded.of(names.whole()));
        leaf.column(columns.size());
        String name = byWhole || byName.containsKey(names.near()) ? names.whole() : names.near();
        byName.put(name, columns.size());
        columns.add(name);
    }

    /** In a document what is empty may be left out: that is then said of the row it is missing in, not of the file. */
    private void addWhatTheProfileCalls(Profile profile) {
        Set<String> there = new HashSet<>();
        columns.forEach(column -> there.add(Folded.of(column)));
        if (calledByProfile.stream().noneMatch(there::contains)) {
            return;
        }
        profile.columns()
                .values()
                .forEach(parts -> parts.forEach(part -> {
                    if (part.names().stream().map(Folded::of).noneMatch(there::contains)) {
                        String name = part.names().get(0);
                        there.add(Folded.of(name));
                        columns.add(name);
                    }
                }));
    }

    private static String whole(List<String> above, List<String> path) {
        StringBuilder whole = new StringBuilder();
        above.forEach(name -> whole.append('/').append(name));
        for (String name : path) {
            whole.append(name.startsWith("@") ? "" : "/").append(name);
        }
        return whole.toString();
    }

    private static String dotted(List<String> path) {
        StringBuilder dotted = new StringBuilder();
        for (String name : path) {
            boolean isFirst = dotted.isEmpty();
            dotted.append(isFirst || name.startsWith("@") ? "" : ".").append(name);
        }
        return dotted.toString();
    }

    /** An empty row of so many columns. */
    static String[] row(int width) {
        String[] cells = new String[width];
        Arrays.fill(cells, "");
        return cells;
    }
}
