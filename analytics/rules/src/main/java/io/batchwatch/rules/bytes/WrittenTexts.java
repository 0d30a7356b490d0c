package io.batchwatch.rules.bytes;

/**
 * Where each text was written first. One is made for each message, which has a dozen texts, most of them the very same objects: so
 * it is two small arrays, not a map with an entry for each.
 */
final class WrittenTexts {
    /** No text has this place: they count from 1. */
    static final int NOWHERE = 0;

    /** Powers of two; at most half of the slots are taken. */
    private static final int SLOTS = 64;

    private String[] texts = new String[SLOTS];
    private int[] places = new int[SLOTS];
    private int count;

    /** {@link #NOWHERE} for a text that was not written before; from then on it has the next place. */
    int placeOf(String text) {
        int slot = slotOf(text);
        if (texts[slot] != null) {
            return places[slot];
        }
        texts[slot] = text;
        places[slot] = ++count;
        if (count > texts.length / 2) {
            grow();
        }
        return NOWHERE;
    }

    /** The text's own slot, or the free one that it shall take. */
    private int slotOf(String text) {
        int last = texts.length - 1;
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 16)) & last;
        while (texts[slot] != null && !texts[slot].equals(text)) {
            slot = (slot + 1) & last;
        }
        return slot;
    }

    private void grow() {
        String[] before = texts;
        int[] placesBefore = places;
        texts = new String[before.length * 2];
        places = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int slot = slotOf(before[i]);
                texts[slot] = before[i];
                places[slot] = placesBefore[i];
            }
        }
    }
}
