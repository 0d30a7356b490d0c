package io.batchwatch.gateway.document;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * XML that was put together by hand, made readable: a bare {@code &} and a {@code <} that begins no tag are escaped, and blanks
 * within a tag's name are taken out. Comments and CDATA stay as they are.
 */
final class MendedMarkup extends Reader {
    /** A tag is at most so long; what is longer is none. */
    private static final int LONGEST_TAG = 4096;

    private static final int LONGEST_ENTITY = 10;

    private final PushbackReader in;
    private final StringBuilder ready = new StringBuilder();
    private String verbatimUntil = "";

    MendedMarkup(Reader in) {
        this.in = new PushbackReader(in, LONGEST_TAG + 2);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (ready.isEmpty()) {
            int c = in.read();
            if (c < 0) {
                return -1;
            }
            take((char) c);
        }
        int count = Math.min(length, ready.length());
        ready.getChars(0, count, buffer, offset);
        ready.delete(0, count);
        return count;
    }

    private void take(char c) throws IOException {
        if (!verbatimUntil.isEmpty()) {
            ready.append(c);
            verbatim();
        } else if (c == '&') {
            ampersand();
        } else if (c == '<') {
            tag();
        } else {
            ready.append(c);
        }
    }

    /** Goes on until the end of a comment or of CDATA. */
    private void verbatim() throws IOException {
        int c = in.read();
        while (c >= 0) {
            ready.append((char) c);
            int end = ready.length() - verbatimUntil.length();
            if (end >= 0 && ready.indexOf(verbatimUntil, end) == end) {
                verbatimUntil = "";
                return;
            }
            if (ready.length() > LONGEST_TAG) {
                // The last few characters may be the start of the end.
                int keep = ready.length() - verbatimUntil.length();
                in.unread(ready.substring(keep).toCharArray());
                ready.setLength(keep);
                return;
            }
            c = in.read();
        }
    }

    private void ampersand() throws IOException {
        String name = upTo(';', LONGEST_ENTITY);
        boolean isEntity = name.matches("(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});");
        if (isEntity) {
            ready.append('&').append(name);
        } else {
            ready.append("&amp;");
            in.unread(name.toCharArray());
        }
    }

    private void tag() throws IOException {
        String rest = upTo('>', LONGEST_TAG);
        if (rest.startsWith("!")) {
            verbatimUntil = rest.startsWith("!--") ? "-->" : rest.startsWith("![CDATA[") ? "]]>" : ">";
            in.unread(rest.toCharArray());
            ready.append('<').append((char) in.read());
            return;
        }
        String name = rest.strip();
        boolean isTag = rest.endsWith(">") && rest.indexOf('<') < 0 && begins(name);
        if (isTag) {
            ready.append('<').append(mended(name));
        } else {
            ready.append("&lt;");
            in.unread(rest.toCharArray());
        }
    }

    private static boolean begins(String name) {
        String bare = name.startsWith("/") ? name.substring(1).strip() : name;
        return !bare.isEmpty() && (Character.isLetter(bare.charAt(0)) || "_?".indexOf(bare.charAt(0)) >= 0);
    }

    /** With attributes blanks have a meaning, and only those at the start are taken out. */
    private static String mended(String tag) {
        if (tag.startsWith("?") || tag.indexOf('=') >= 0) {
            return tag;
        }
        return tag.replaceAll("\\s+", "");
    }

    /** What follows up to and with a character; less if the text ends before, or if it is longer than that. */
    private String upTo(char end, int longest) throws IOException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        while (c >= 0) {
            text.append((char) c);
            if (c == end || text.length() >= longest) {
                break;
            }
            c = in.read();
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
