package io.batchwatch.board.http;

/** A request that cannot be answered, and why. */
final class WrongRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String zh;

    WrongRequest(int status, String zh, String en) {
        super(en);
        this.status = status;
        this.zh = zh;
    }

    static WrongRequest notFound() {
        return new WrongRequest(404, "没有找到", "there is no such thing");
    }

    int status() {
        return status;
    }

    String zh() {
        return zh;
    }
}
