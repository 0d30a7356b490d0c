package io.batchwatch.board.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Which identities were ever heard, in sixteen bytes each on average and however long they are. Thread-safe.
 *
 * <p>Of each identity 64 bits of a digest are kept: among a million identities the chance that any two are taken for one is
 * one in thirty million. Identities contain words of partners, so each store has a salt that nobody can choose words by.
 */
final class HeardIdentities {
    private static final int FIRST_PLACES = 1 << 10;
    private static final int SALT_BYTES = 16;
    private static final long FREE = 0;

    private final byte[] salt = new byte[SALT_BYTES];
    private long[] places = new long[FIRST_PLACES];
    private int count;

    HeardIdentities() {
        new SecureRandom().nextBytes(salt);
    }

    /**
     * @return whether it was never heard before
     */
    synchronized boolean add(String identity) {
        long digest = digest(identity);
        int place = place(places, digest);
        if (places[place] == digest) {
            return false;
        }
        places[place] = digest;
        count++;
        if (count > places.length * 2L / 3) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] more = new long[places.length * 2];
        for (long digest : places) {
            if (digest != FREE) {
                more[place(more, digest)] = digest;
            }
        }
        places = more;
    }

    /** Where it is, or is to be. */
    private static int place(long[] places, long digest) {
        int place = (int) digest & places.length - 1;
        while (places[place] != FREE && places[place] != digest) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    private long digest(String identity) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            long digest = ByteBuffer.wrap(sha.digest(identity.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            return digest == FREE ? 1 : digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
