package io.batchwatch.gateway.profile;

import java.util.Objects;

/**
 * The line of an instrument that speaks ASTM E1381, which is CLSI LIS1-A, over TCP.
 *
 * @param side who calls whom
 */
public record AstmDoor(Side side) implements PartnerDoor {
    /** Who calls whom. */
    public sealed interface Side {
        /** Instruments call us. */
        record Listen(Address at) implements Side {}

        /** We call an instrument, or the box that its serial line ends in. */
        record Call(Address to) implements Side {}
    }

    public AstmDoor {
        Objects.requireNonNull(side);
    }

    @Override
    public String transport() {
        return "astm";
    }

    @Override
    public <T> T as(Kinds<T> kinds) {
        return kinds.astm(this);
    }
}
