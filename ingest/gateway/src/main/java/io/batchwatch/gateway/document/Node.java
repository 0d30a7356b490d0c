package io.batchwatch.gateway.document;

import java.util.List;

/** A piece of a document, be it JSON or XML. */
public sealed interface Node {
    /** As written, digit by digit; nothing and an empty text are the same. */
    record Text(String text) implements Node {}

    /**
     * Named things: an object, or an element with its attributes ({@code @name}), its children and its own text (without a
     * name).
     */
    record Group(List<Member> members) implements Node {}

    /** A list, or elements of one name beside each other. */
    record Items(List<Node> items) implements Node {}

    record Member(String name, Node node) {}
}
