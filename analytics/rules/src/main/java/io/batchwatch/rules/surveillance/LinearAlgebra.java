package io.batchwatch.rules.surveillance;

/** A dozen columns at most: plain arrays will do. */
final class LinearAlgebra {
    private LinearAlgebra() {}

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    /** The weighted products of columns with each other, {@code ridge} added on the diagonal. */
    static double[][] gram(double[][] rows, double[] weights, double ridge) {
        int width = rows[0].length;
        double[][] gram = new double[width][width];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    gram[j][k] += weights[i] * rows[i][j] * rows[i][k];
                }
            }
        }
        for (int j = 0; j < width; j++) {
            gram[j][j] += ridge;
        }
        return gram;
    }

    /** The weighted products of columns with a target. */
    static double[] moment(double[][] rows, double[] weights, double[] target) {
        double[] moment = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < moment.length; j++) {
                moment[j] += weights[i] * rows[i][j] * target[i];
            }
        }
        return moment;
    }

    /** Of a symmetric matrix with positive pivots, by elimination. */
    static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] left = new double[size][];
        double[][] right = new double[size][size];
        for (int i = 0; i < size; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int i = column + 1; i < size; i++) {
                pivot = Math.abs(left[i][column]) > Math.abs(left[pivot][column]) ? i : pivot;
            }
            swap(left, column, pivot);
            swap(right, column, pivot);
            double divisor = left[column][column];
            for (int j = 0; j < size; j++) {
                left[column][j] /= divisor;
                right[column][j] /= divisor;
            }
            for (int i = 0; i < size; i++) {
                if (i != column) {
                    double factor = left[i][column];
                    for (int j = 0; j < size; j++) {
                        left[i][j] -= factor * left[column][j];
                        right[i][j] -= factor * right[column][j];
                    }
                }
            }
        }
        return right;
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] kept = rows[one];
        rows[one] = rows[other];
        rows[other] = kept;
    }
}
