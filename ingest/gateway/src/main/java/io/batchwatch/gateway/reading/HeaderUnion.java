package io.batchwatch.gateway.reading;

import io.batchwatch.gateway.names.Folded;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.Field;
import io.batchwatch.gateway.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One header for the parts of a file that name their columns differently, or order them differently. */
public final class HeaderUnion {
    private final Profile profile;
    private final List<String> columns = new ArrayList<>();
    private final Map<Slot, Integer> placeBySlot = new HashMap<>();

    /** What a column is read for: the n-th part of a field, all that a split makes of it, or what its name says. */
    private record Slot(String use, int part) {}

    public HeaderUnion(Profile profile) {
        this.profile = profile;
    }

    /**
     * Takes in the header of one more part.
     *
     * @return which of the whole's columns its own are
     * @throws UnreadableException if results cannot be read from this part
     */
    public Places add(List<String> part) throws UnreadableException {
        Header header = header(part);
        Map<Slot, Integer> slots = slots(header);
        if (columns.isEmpty()) {
            columns.addAll(part);
            placeBySlot.putAll(slots);
            return new Places(identity(part.size()));
        }
        int[] places = new int[part.size()];
        Arrays.fill(places, -1);
        slots.forEach((slot, column) ->
                places[column] = placeBySlot.computeIfAbsent(slot, unseen -> added(part.get(column))));
        return new Places(places);
    }

    /** The header as far as it is found; where rows are taken apart yet, what is needed may come of them. */
    public Header header(List<String> part) throws UnreadableException {
        boolean rowsTellMore =
                !profile.rows().analytes().isEmpty() || profile.rows().section().isPresent();
        return rowsTellMore ? Header.found(part, profile) : Header.of(part, profile);
    }

    private int added(String name) {
        columns.add(name);
        return columns.size() - 1;
    }

    private Map<Slot, Integer> slots(Header header) {
        Map<Slot, Integer> slots = new HashMap<>();
        for (Field field : Field.values()) {
            int[] places = header.columns(field);
            for (int i = 0; i < places.length; i++) {
                slots.put(new Slot(field.column(), i), places[i]);
            }
        }
        for (int i = 0; i < profile.splits().size(); i++) {
            if (header.split(i) >= 0) {
                slots.put(new Slot("split", i), header.split(i));
            }
        }
        for (int column = 0; column < header.width(); column++) {
            if (header.isUnread(column)) {
                slots.putIfAbsent(new Slot("name " + Folded.of(header.name(column)), 0), column);
            }
        }
        return slots;
    }

    private static int[] identity(int size) {
        int[] places = new int[size];
        Arrays.setAll(places, i -> i);
        return places;
    }

    /** Those of all parts so far. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** Which of the whole's columns those of a part are. */
    public static final class Places {
        private final int[] places;
        private final boolean same;

        private Places(int[] places) {
            this.places = places;
            same = Arrays.equals(places, identity(places.length));
        }

        /**
         * A row of the part, in the order of the whole; what stands behind its last column belongs to none.
         *
         * @param width of the whole
         */
        public List<String> ordered(List<String> cells, int width) {
            int filled = Math.min(cells.size(), places.length);
            if (same) {
                return cells.subList(0, filled);
            }
            String[] row = new String[width];
            Arrays.fill(row, "");
            for (int i = 0; i < filled; i++) {
                if (places[i] >= 0) {
                    row[places[i]] = cells.get(i);
                }
            }
            return Arrays.asList(row);
        }
    }
}
