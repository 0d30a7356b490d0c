package io.batchwatch.bench.partner;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A CSV as a county laboratory sends it: three results a sample, thirty a batch, Chinese names, half of the values below the
 * limit of detection, about three in a thousand above the limit. The same lot is the same bytes, always.
 */
public final class PartnerFile {
    public static final String HEADER =
            "sample_id,batch_id,product,site,sampled_at,test_kind,lab,analyte,method,value,unit,lod,remark";

    private static final int RESULTS_PER_SAMPLE = 3;
    private static final int SAMPLES_PER_BATCH = 10;
    private static final int DAYS_PER_MONTH = 28;
    private static final long SEED = 20_250_101L;
    private static final String[] SITES = {"东门农贸市场", "西门农贸市场", "南湖农贸市场"};

    private PartnerFile() {}

    /** Writes a lot into a file, whose directory must exist. */
    public static void write(Path file, Lot lot) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            out.write('\n');
            SplittableRandom chance = new SplittableRandom(SEED + lot.name().hashCode());
            for (long row = 0; row < lot.rows(); row++) {
                out.write(line(lot, row, chance));
                out.write('\n');
            }
        }
    }

    private static String line(Lot lot, long row, SplittableRandom chance) {
        long sample = row / RESULTS_PER_SAMPLE;
        Food food = Food.ALL.get((int) (sample % Food.ALL.size()));
        Food.Test test = food.tests().get((int) (row % RESULTS_PER_SAMPLE));
        long batch = sample / SAMPLES_PER_BATCH;
        return String.join(
                ",",
                lot.name() + "-" + padded(sample, 8),
                lot.name() + "-B" + padded(batch, 7),
                food.name(),
                SITES[(int) (batch % SITES.length)],
                sampledAt(lot, sample),
                "LAB",
                "县检验所",
                test.analyte(),
                test.method(),
                value(test, chance),
                test.unit(),
                test.lod(),
                "");
    }

    private static String sampledAt(Lot lot, long sample) {
        return lot.from().plusMonths(sample % lot.months())
                + "-"
                + padded(1 + sample / lot.months() % DAYS_PER_MONTH, 2)
                + " "
                + padded(6 + sample % 12, 2)
                + ":30";
    }

    /** A hundred million rows are written in less time so than by a format. */
    private static String padded(long number, int digits) {
        String plain = Long.toString(number);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }

    private static String value(Food.Test test, SplittableRandom chance) {
        double draw = chance.nextDouble();
        if (test.limit().isEmpty()) {
            return draw < 0.999 ? "未检出" : digits(Double.parseDouble(test.lod()) * 3);
        }
        double lod = Double.parseDouble(test.lod());
        if (draw < 0.5) {
            return "<" + test.lod();
        }
        if (draw < 0.997) {
            return digits(lod + (Double.parseDouble(test.strictest()) - lod) * 0.9 * chance.nextDouble());
        }
        return digits(Double.parseDouble(test.limit()) * (1.3 + draw));
    }

    private static String digits(double value) {
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
