package io.batchwatch.gateway.reading;

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

    /** What a column is read for: the n-th part of a field. */
    private record Slot(Field field, int part) {}

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
        Header header = Header.of(part, profile);
        if (columns.isEmpty()) {
            columns.addAll(part);
            slots(header).forEach((slot, column) -> placeBySlot.put(slot, column));
            return new Places(identity(part.size()));
        }
        int[] places = new int[part.size()];
        Arrays.fill(places, -1);
        slots(header)
                .forEach((slot, column) ->
                        places[column] = placeBySlot.computeIfAbsent(slot, unseen -> added(part.get(column))));
        return new Places(places);
    }

    private int added(String name) {
        columns.add(name);
        return columns.size() - 1;
    }

    private static Map<Slot, Integer> slots(Header header) {
        Map<Slot, Integer> slots = new HashMap<>();
        for (Field field : Field.values()) {
            int[] places = header.columns(field);
            for (int i = 0; i < places.length; i++) {
                slots.put(new Slot(field, i), places[i]);
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
