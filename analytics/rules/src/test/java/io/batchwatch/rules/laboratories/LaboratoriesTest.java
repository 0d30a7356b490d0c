package io.batchwatch.rules.laboratories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.batchwatch.rules.laboratories.Duplicates.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaboratoriesTest {
    /** Computed apart with NumPy from the definition of algorithm A. */
    @Test
    void aWildValueHardlyMovesTheRobustMean() {
        RobustMean robust = RobustMean.of(DoubleStream.of(5.12, 5.05, 4.98, 5.20, 5.01, 4.95, 5.08, 5.15, 4.90, 9.80)
                .boxed()
                .toList());

        assertThat(robust.mean()).isCloseTo(5.07073452, within(1e-6));
        assertThat(robust.deviation()).isCloseTo(0.13107377, within(1e-6));
        assertThat(robust.z(9.80)).isGreaterThan(3);
    }

    @Test
    void whereAllAreAlikeNobodyDiffers() {
        RobustMean robust = RobustMean.of(List.of(2.0, 2.0, 2.0));

        assertThat(robust.deviation()).isZero();
        assertThat(robust.z(2)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> RobustMean.of(List.of(1.0)));
    }

    @Test
    void aLaboratoryThatReportsAFifthTooMuchIsFoundByItsDuplicates() {
        Random random = new Random(11);
        List<Measured> measured = new ArrayList<>();
        for (int lot = 0; lot < 40; lot++) {
            double truth = Math.exp(random.nextGaussian());
            for (String lab : List.of("lab_a", "lab_b", "lab_high")) {
                double bias = lab.equals("lab_high") ? 1.2 : 1;
                measured.add(new Measured("lot-" + lot, lab, truth * bias * Math.exp(0.05 * random.nextGaussian())));
            }
        }

        List<Duplicates.Bias> biases = Duplicates.biases(measured);

        assertThat(biases).extracting(Duplicates.Bias::lab).containsExactly("lab_a", "lab_b", "lab_high");
        assertThat(biases.get(2).factor()).isCloseTo(1.2, within(0.04));
        assertThat(biases.get(2).z()).isGreaterThan(3);
        assertThat(biases.get(0).factor()).isLessThan(1);
    }

    @Test
    void fewPairsSayNothing() {
        assertThat(Duplicates.biases(List.of(new Measured("lot", "a", 1), new Measured("lot", "b", 2))))
                .isEmpty();
    }

    @Test
    void ofLaboratoriesWithOwnSamplesTheOddOneOutComesFirst() {
        Random random = new Random(3);
        List<Agreement.Measured> measured = IntStream.range(0, 6)
                .boxed()
                .flatMap(lab -> IntStream.range(0, 50)
                        .mapToObj(i -> new Agreement.Measured(
                                "lead vegetable",
                                "lab_" + lab,
                                (lab == 4 ? 3 : 1) * Math.exp(0.3 * random.nextGaussian()))))
                .toList();

        List<Agreement.Score> scores = Agreement.scores(measured);

        assertThat(scores).hasSize(6);
        assertThat(scores.get(0).lab()).isEqualTo("lab_4");
        assertThat(scores.get(0).z()).isGreaterThan(3);
        assertThat(scores.get(0).mean()).isCloseTo(3, within(0.4));
        assertThat(scores.get(1).z()).isBetween(-3.0, 3.0);
    }
}
