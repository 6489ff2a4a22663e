package io.envtest.internal.flowcontrol;

import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfigurationSpec;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests of a priority level are served at once, as its share of all; told in metrics.
 *
 * @param nominal its share
 * @param lower what is left when others borrow of it
 * @param upper what it has when it borrows of others
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#prioritylevelconfiguration">Seats
 *     of priority levels</a>
 */
public record SeatLimits(long nominal, long lower, long upper) {

    /** {@code --max-requests-inflight} and {@code --max-mutating-requests-inflight} together, as they are by default. */
    private static final int SEATS = 600;

    private static final double PERCENT = 100;

    /** The limits of each of all levels, by name. */
    static Map<String, SeatLimits> of(Collection<PriorityLevelConfiguration> levels) {
        double all = levels.stream().mapToInt(level -> shares(level.spec())).sum();
        Map<String, SeatLimits> limits = new TreeMap<>();
        for (PriorityLevelConfiguration level : levels) {
            limits.put(level.metadata().name(), of(level.spec(), all));
        }
        return limits;
    }

    private static SeatLimits of(PriorityLevelConfigurationSpec level, double allShares) {
        long nominal = allShares == 0 ? 0 : (long) Math.ceil(SEATS * shares(level) / allShares);
        int lendable = isExempt(level)
                ? level.exempt().lendablePercent()
                : level.limited().lendablePercent();
        long borrowed = level.limited().hasBorrowingLimitPercent()
                ? part(nominal, level.limited().borrowingLimitPercent())
                : SEATS;
        return new SeatLimits(nominal, nominal - part(nominal, lendable), nominal + borrowed);
    }

    private static int shares(PriorityLevelConfigurationSpec level) {
        return isExempt(level)
                ? level.exempt().nominalConcurrencyShares()
                : level.limited().nominalConcurrencyShares();
    }

    private static boolean isExempt(PriorityLevelConfigurationSpec level) {
        return level.type().equals("Exempt");
    }

    private static long part(long nominal, int percent) {
        return Math.round(nominal * percent / PERCENT);
    }
}
