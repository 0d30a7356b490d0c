package io.batchwatch.standalone.house;

/** The house cannot open, for a reason that its owner can do something about. */
public final class HouseException extends Exception {
    private static final long serialVersionUID = 1;

    private final String zh;

    HouseException(String zh, String en) {
        super(en);
        this.zh = zh;
    }

    /** What is wrong, in Chinese; {@link #getMessage} says it in English. */
    public String zh() {
        return zh;
    }
}
