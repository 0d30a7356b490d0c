package io.batchwatch.gateway.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A name in a document with the names below it: what its columns are made of. */
final class Branch {
    private final String name;
    private final Optional<Branch> parent;
    private final Map<String, Branch> children = new LinkedHashMap<>();
    private int column = -1;
    private boolean isLeaf;
    private boolean isList;

    private Branch(String name, Optional<Branch> parent) {
        this.name = name;
        this.parent = parent;
    }

    static Branch root() {
        return new Branch("", Optional.empty());
    }

    /** The branch of this name below; one without a name is this one itself. */
    Branch grown(String child) {
        return child.isEmpty() ? this : children.computeIfAbsent(child, unseen -> new Branch(child, Optional.of(this)));
    }

    Branch grown(List<String> names) {
        Branch at = this;
        for (String step : names) {
            at = at.grown(step);
        }
        return at;
    }

    Optional<Branch> child(String child) {
        return child.isEmpty() ? Optional.of(this) : Optional.ofNullable(children.get(child));
    }

    void holdsText() {
        isLeaf = true;
    }

    /** Something with parts of its own stood here in a list. */
    void holdsListOfGroups() {
        isList = true;
    }

    void column(int place) {
        column = place;
    }

    /** Where its texts go; below zero if nowhere. */
    int column() {
        return column;
    }

    int size() {
        return 1 + children.values().stream().mapToInt(Branch::size).sum();
    }

    List<String> path() {
        List<String> path = parent.map(Branch::path).orElseGet(ArrayList::new);
        if (parent.isPresent()) {
            path.add(name);
        }
        return path;
    }

    /** All that texts were found at, in the order of their first coming. */
    List<Branch> leaves() {
        List<Branch> leaves = new ArrayList<>();
        if (isLeaf) {
            leaves.add(this);
        }
        children.values().forEach(child -> leaves.addAll(child.leaves()));
        return leaves;
    }

    /** The lists that lie in no other list. */
    List<Branch> outerLists() {
        if (isList) {
            return List.of(this);
        }
        List<Branch> lists = new ArrayList<>();
        children.values().forEach(child -> lists.addAll(child.outerLists()));
        return lists;
    }
}
