package io.batchwatch.rules.judge;

import io.batchwatch.contract.Qualifier;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One of several results of a lot.
 *
 * @param qualifier EQ, LT or GT
 */
record Count(Qualifier qualifier, BigDecimal number) {
    Count {
        Objects.requireNonNull(number);
        switch (qualifier) {
            case EQ, LT, GT -> {}
            case DETECTED, NOT_DETECTED, NOT_MEASURED -> throw new IllegalArgumentException(qualifier + " is no count");
        }
    }

    boolean isSurelyAbove(BigDecimal bound) {
        return switch (qualifier) {
            case EQ -> number.compareTo(bound) > 0;
            case GT -> number.compareTo(bound) >= 0;
            case LT, DETECTED, NOT_DETECTED, NOT_MEASURED -> false;
        };
    }

    boolean mayBeAbove(BigDecimal bound) {
        return switch (qualifier) {
            case EQ, LT -> number.compareTo(bound) > 0;
            case GT, DETECTED, NOT_DETECTED, NOT_MEASURED -> true;
        };
    }

    Count times(BigDecimal factor) {
        return new Count(qualifier, number.multiply(factor));
    }
}
