package io.batchwatch.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.batchwatch.gateway.acts.ActReceipt;
import io.batchwatch.gateway.receipt.Answer;
import java.time.Duration;
import java.util.List;

/**
 * Why a request got no receipt, as RFC 9457 has it, for a program and for a person who reads Chinese or English.
 *
 * @param status of HTTP
 * @param title the kind of refusal
 * @param detail this one, in English
 * @param detailZh this one, in Chinese
 * @param problems why the message could not be read; empty for other refusals
 * @param retryAfterSeconds when it is worth trying again; 0 where the same request would be refused again
 */
record Refusal(
        @JsonProperty("status") int status,
        @JsonProperty("title") String title,
        @JsonProperty("detail") String detail,
        @JsonProperty("detail_zh") String detailZh,

        @JsonProperty("problems") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Reason> problems,

        @JsonProperty("retry_after_seconds") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        long retryAfterSeconds) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** One reason, named as in a receipt. */
    record Reason(
            @JsonProperty("field") String field,
            @JsonProperty("value") String value,
            @JsonProperty("rule") String rule,
            @JsonProperty("message_zh") String messageZh,
            @JsonProperty("message_en") String messageEn) {
        static Reason of(Answer.Reason reason) {
            return new Reason(
                    reason.problem().field(),
                    reason.problem().value(),
                    reason.problem().rule().code(),
                    reason.problem().messageZh(),
                    reason.problem().messageEn());
        }

        static Reason of(ActReceipt.Refused refused) {
            return new Reason(
                    refused.field(), refused.value(), refused.rule(), refused.messageZh(), refused.messageEn());
        }
    }

    private static Refusal of(int status, String title, String detail, String detailZh) {
        return new Refusal(status, title, detail, detailZh, List.of(), 0);
    }

    private Refusal after(Duration pause) {
        return new Refusal(status, title, detail, detailZh, problems, Math.max(1, (pause.toMillis() + 999) / 1000));
    }

    static Refusal badRequest(String detail, String detailZh) {
        return of(400, "The request cannot be read", detail, detailZh);
    }

    static Refusal noKey() {
        return of(
                401,
                "No valid key",
                "Send `Authorization: Bearer KEY` with a valid key of the partner that the address names",
                "请在 Authorization: Bearer 中给出该合作方的有效密钥");
    }

    static Refusal wrongSignature() {
        return of(401, "No valid signature", "The message's signature is not the partner's", "报文签名不正确");
    }

    static Refusal wrongMoment(Duration window) {
        return of(
                401,
                "Signed at another time",
                "The message's moment is more than " + window.toSeconds() + " s from ours: set the clock",
                "报文时间与本机相差超过 " + window.toSeconds() + " 秒，请校准时钟");
    }

    static Refusal saidBefore() {
        return of(
                409,
                "Said before",
                "A message with this nonce was taken before: it counts once",
                "该 nonce 的报文已接收过，只计一次");
    }

    static Refusal unknown(String detail, String detailZh) {
        return of(404, "Not found", detail, detailZh);
    }

    static Refusal wrongMethod(String allowed) {
        return of(405, "Not allowed", "This address takes " + allowed + " only", "该地址只接受 " + allowed);
    }

    static Refusal tooSlow() {
        return of(408, "Too slow", "The message did not arrive in time: send it again", "报文未能及时传完，请重新发送");
    }

    static Refusal tooLarge(long most) {
        return of(
                413,
                "Too large",
                "A message has at most " + most + " bytes, unpacked: send it in parts, or as a file",
                "报文解压后不得超过 " + most + " 字节：请分批发送，或以文件投递");
    }

    static Refusal unsupported(String detail, String detailZh) {
        return of(415, "Not a format that is read here", detail, detailZh);
    }

    static Refusal unreadable(Answer answer) {
        return new Refusal(
                answer.isTooLarge() ? 413 : 422,
                "No row could be read",
                "No row of the message could be read: see problems",
                "报文中没有一行可以读取，原因见 problems",
                answer.reasons().stream().map(Reason::of).toList(),
                0);
    }

    static Refusal noAct(ActReceipt receipt) {
        return new Refusal(
                422,
                "No act was taken",
                "No row of the message could be taken: see problems",
                "报文中没有一行可以登记，原因见 problems",
                receipt.problems().stream().map(Reason::of).toList(),
                0);
    }

    static Refusal tooManyTries(Duration pause) {
        return of(429, "Too many wrong keys", "Too many wrong keys: wait before the next try", "密钥错误次数过多，请稍后再试")
                .after(pause);
    }

    static Refusal notNow(Duration pause) {
        return of(
                        503,
                        "Not taken",
                        "The message was not taken, please send it again later: the same bytes count once",
                        "报文未被接收，请稍后重新发送；相同内容只计一次")
                .after(pause);
    }

    /** What Jetty refuses before anybody else sees it. */
    static Refusal ofServer(int status) {
        return switch (status) {
            case 413 -> of(status, "Too large", "The message is too large", "报文过大");
            case 414, 431 -> of(status, "Too large", "The address or the header is too long", "地址或请求头过长");
            case 500, 503 -> broken();
            default -> of(status, "The request cannot be read", "This is no request that can be read", "无法读取该请求");
        };
    }

    static Refusal broken() {
        return of(
                500,
                "The door failed",
                "The message was not answered; the log says why. Send it again",
                "报文未能答复，原因见日志，请重新发送");
    }
}
