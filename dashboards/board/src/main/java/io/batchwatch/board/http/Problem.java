package io.batchwatch.board.http;

/**
 * What is wrong with a question, as RFC 9457 has it.
 *
 * @param status of HTTP
 * @param title the kind of problem
 * @param detail this one, in English
 * @param detailZh this one, in Chinese
 */
record Problem(int status, String title, String detail, String detailZh) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem badQuestion(String detail, String detailZh) {
        return new Problem(400, "The question cannot be read", detail, detailZh);
    }

    static Problem unknown(String detail, String detailZh) {
        return new Problem(404, "Not found", detail, detailZh);
    }
}
