package io.batchwatch.webhooks.subscriber;

import io.batchwatch.views.AlertView;

/** What a message's {@code text} is written in; both sentences stand beside it in any case. */
public enum Language {
    ZH {
        @Override
        public String text(String zh, String en) {
            return zh;
        }
    },
    EN {
        @Override
        public String text(String zh, String en) {
            return en;
        }
    },
    BOTH {
        @Override
        public String text(String zh, String en) {
            return zh + "\n" + en;
        }
    };

    public abstract String text(String zh, String en);

    public String text(AlertView alert) {
        return text(alert.sentenceZh(), alert.sentenceEn());
    }
}
