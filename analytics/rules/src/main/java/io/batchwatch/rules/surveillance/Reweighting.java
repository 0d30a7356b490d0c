package io.batchwatch.rules.surveillance;

/** Past outbreaks must not raise what is expected: rows far above their fit are weighted down (Farrington et al. 1996). */
final class Reweighting {
    private Reweighting() {}

    /**
     * @param leverages below 1
     * @return residuals that are nearly normal, standardised
     */
    static double[] anscombe(double[] counts, double[] fitted, double[] leverages, double dispersion) {
        double[] residuals = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double distance = Math.cbrt(counts[i] * counts[i]) - Math.cbrt(fitted[i] * fitted[i]);
            double spread = Math.pow(fitted[i], 1.0 / 6) * Math.sqrt(dispersion * Math.max(1e-9, 1 - leverages[i]));
            residuals[i] = 1.5 * distance / spread;
        }
        return residuals;
    }

    /** Inverse squares of the residuals above the threshold, 1 of the others, scaled so that they add up to their number. */
    static double[] weights(double[] residuals, double threshold) {
        double sum = 0;
        double[] weights = new double[residuals.length];
        for (int i = 0; i < residuals.length; i++) {
            weights[i] = residuals[i] > threshold ? 1 / (residuals[i] * residuals[i]) : 1;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= residuals.length / sum;
        }
        return weights;
    }
}
