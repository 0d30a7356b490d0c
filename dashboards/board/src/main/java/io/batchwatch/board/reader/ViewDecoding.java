package io.batchwatch.board.reader;

import io.batchwatch.board.live.LiveViews;
import io.batchwatch.views.AlertView;
import io.batchwatch.views.BatchView;
import io.batchwatch.views.FileView;
import io.batchwatch.views.PassRateCell;
import io.batchwatch.views.Review;
import io.batchwatch.views.SourceView;
import io.batchwatch.views.ViewCodec;
import io.batchwatch.views.ViewTopics;
import java.util.Arrays;
import java.util.List;

/** Which view a topic carries. */
enum ViewDecoding {
    BATCHES(ViewTopics.BATCHES) {
        @Override
        void put(byte[] bytes, LiveViews views) {
            views.accept(ViewCodec.decode(bytes, BatchView.class));
        }
    },
    PASS_RATES(ViewTopics.PASS_RATES) {
        @Override
        void put(byte[] bytes, LiveViews views) {
            views.accept(ViewCodec.decode(bytes, PassRateCell.class));
        }
    },
    ALERTS(ViewTopics.ALERTS) {
        @Override
        void put(byte[] bytes, LiveViews views) {
            views.accept(ViewCodec.decode(bytes, AlertView.class));
        }
    },
    SOURCES(ViewTopics.SOURCES) {
        @Override
        void put(byte[] bytes, LiveViews views) {
            views.accept(ViewCodec.decode(bytes, SourceView.class));
        }
    },
    FILES(ViewTopics.FILES) {
        @Override
        void put(byte[] bytes, LiveViews views) {
            views.accept(ViewCodec.decode(bytes, FileView.class));
        }
    },
    REVIEWS(ViewTopics.REVIEWS) {
        @Override
        void put(byte[] bytes, LiveViews views) {
            views.accept(ViewCodec.decode(bytes, Review.class));
        }
    };

    private final String topic;

    ViewDecoding(String topic) {
        this.topic = topic;
    }

    /**
     * @throws RuntimeException if the bytes are no such view
     */
    abstract void put(byte[] bytes, LiveViews views);

    static List<String> topics() {
        return Arrays.stream(values()).map(decoding -> decoding.topic).toList();
    }

    static ViewDecoding of(String topic) {
        return Arrays.stream(values())
                .filter(decoding -> decoding.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no views are on " + topic));
    }
}
