package io.batchwatch.gateway.document;

import java.util.ArrayList;
import java.util.List;

/** Takes the texts of a node into the cells of a row. */
final class Leaves {
    /** More of one cell is not kept: it is refused for its length as it is. */
    static final int LONGEST_CELL = 10_000;

    private static final String BETWEEN = "; ";

    private final String[] cells;
    private final List<Node> split = new ArrayList<>();
    private final Branch splitAt;

    /**
     * @param splitAt the branch whose nodes are kept apart instead of being taken
     */
    Leaves(String[] cells, Branch splitAt) {
        this.cells = cells;
        this.splitAt = splitAt;
    }

    String[] cells() {
        return cells;
    }

    /** What was kept apart, in its order. */
    List<Node> split() {
        return split;
    }

    void take(Node node, Branch at) {
        if (at == splitAt) {
            keepApart(node);
        } else if (node instanceof Node.Text text) {
            put(text.text(), at);
        } else if (node instanceof Node.Group group) {
            takeMembers(group, at);
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> take(item, at));
        }
    }

    /** The parts of a node that is itself one of those kept apart. */
    void takeInside(Node node, Branch at) {
        if (node instanceof Node.Group group) {
            takeMembers(group, at);
        } else if (node instanceof Node.Text text) {
            put(text.text(), at);
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> takeInside(item, at));
        }
    }

    private void takeMembers(Node.Group group, Branch at) {
        for (Node.Member member : group.members()) {
            if (member.name().isEmpty()) {
                takeInside(member.node(), at);
            } else {
                at.child(member.name()).ifPresent(child -> take(member.node(), child));
            }
        }
    }

    private void keepApart(Node node) {
        if (node instanceof Node.Items items) {
            split.addAll(items.items());
        } else if (!(node instanceof Node.Text text && text.text().isEmpty())) {
            split.add(node);
        }
    }

    private void put(String text, Branch at) {
        if (at.column() >= 0) {
            cells[at.column()] = joined(cells[at.column()], text);
        }
    }

    static String joined(String before, String text) {
        if (before.isEmpty()) {
            return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
        }
        return text.isEmpty() || before.length() + text.length() > LONGEST_CELL ? before : before + BETWEEN + text;
    }
}
