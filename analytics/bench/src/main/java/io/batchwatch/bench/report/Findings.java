package io.batchwatch.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark found.
 *
 * @param remarks what a reader must know to read the numbers
 */
public record Findings(List<Figure> figures, List<Goal> goals, List<String> remarks) {
    public Findings {
        figures = List.copyOf(figures);
        goals = List.copyOf(goals);
        remarks = List.copyOf(remarks);
    }

    /** Gathers them while they are measured, and tells of each at once. */
    public static final class Notebook {
        private final List<Figure> figures = new ArrayList<>();
        private final List<Goal> goals = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        public void figure(String subject, String what, double value, String unit) {
            Figure figure = new Figure(subject, what, value, unit);
            figures.add(figure);
            System.out.println(subject + ": " + what + " " + Page.number(value) + " " + unit);
        }

        public void goal(Goal goal) {
            goals.add(goal);
        }

        public void remark(String remark) {
            remarks.add(remark);
        }

        public Findings findings() {
            return new Findings(figures, goals, remarks);
        }
    }
}
