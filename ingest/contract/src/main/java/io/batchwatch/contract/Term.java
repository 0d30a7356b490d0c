package io.batchwatch.contract;

/**
 * A product, analyte, site or laboratory: the code of the reference data, and the name as it was received.
 *
 * @param code ASCII, lower case; {@link #UNMAPPED_CODE} if the name matched nothing; empty if none was given
 * @param name as received; empty if none was given
 */
public record Term(String code, String name) {
    /** Stands for every name that the reference data do not know yet. */
    public static final String UNMAPPED_CODE = "unmapped";

    public static final Term NOT_GIVEN = new Term("", "");

    /** A name that matched nothing: accepted, and listed for a person to map. */
    public static Term unmapped(String name) {
        return name.isEmpty() ? NOT_GIVEN : new Term(UNMAPPED_CODE, name);
    }

    public boolean isGiven() {
        return !code.isEmpty();
    }

    public boolean isMapped() {
        return isGiven() && !code.equals(UNMAPPED_CODE);
    }

    /** The code where there is one, otherwise the received name: what a person can recognise. */
    public String label() {
        return isMapped() ? code : name;
    }
}
