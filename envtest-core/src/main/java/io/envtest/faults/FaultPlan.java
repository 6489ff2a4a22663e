package io.envtest.faults;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Which faults strike where. Rules may come and go while the cluster runs; of several that fit, the oldest that is not
 * used up strikes. Thread-safe.
 *
 * <pre>{@code
 * plan.at(FaultPoint.STORAGE_AFTER_COMMIT)
 *     .when(key -> key.startsWith("/registry/pods/"))
 *     .skip(2)
 *     .times(1)
 *     .inject(Fault.etcdTimeout());
 * }</pre>
 */
public final class FaultPlan {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    /** A plan without rules: nothing goes wrong. */
    public FaultPlan() {}

    /**
     * Begins a rule.
     *
     * @param point where it strikes
     * @return the rule to be, for every subject and any number of times unless it is narrowed
     */
    public Strike at(FaultPoint point) {
        return new Strike(this, point, subject -> true, 0, Integer.MAX_VALUE);
    }

    /** Takes all rules away. */
    public void clear() {
        rules.clear();
    }

    /**
     * Asks whether something goes wrong; counts as one occasion for the rules that fit.
     *
     * @param point that was reached
     * @param subject what it was reached for
     * @return the fault, empty if all goes well
     */
    public Optional<Fault> draw(FaultPoint point, String subject) {
        for (FaultRule rule : rules) {
            if (rule.strikes(point, subject)) {
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether there is no rule at all.
     *
     * @return true if nothing can go wrong
     */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** A rule to be. Immutable. */
    public static final class Strike {

        private final FaultPlan plan;
        private final FaultPoint point;
        private final Predicate<String> subjects;
        private final int skip;
        private final int times;

        private Strike(FaultPlan plan, FaultPoint point, Predicate<String> subjects, int skip, int times) {
            this.plan = plan;
            this.point = point;
            this.subjects = subjects;
            this.skip = skip;
            this.times = times;
        }

        /**
         * Narrows the rule.
         *
         * @param filter on the subject, see {@link FaultPoint}
         * @return the narrower rule
         */
        public Strike when(Predicate<String> filter) {
            return new Strike(plan, point, subjects.and(filter), skip, times);
        }

        /**
         * Lets occasions pass before it strikes.
         *
         * @param count how many, 0 or more
         * @return the later rule
         */
        public Strike skip(int count) {
            return new Strike(plan, point, subjects, count, times);
        }

        /**
         * Limits how often it strikes.
         *
         * @param count 1 or more
         * @return the limited rule
         */
        public Strike times(int count) {
            return new Strike(plan, point, subjects, skip, count);
        }

        /**
         * Puts the rule into the plan.
         *
         * @param fault what goes wrong
         * @throws IllegalArgumentException if that makes no sense at the point
         */
        public void inject(Fault fault) {
            if (!point.allows(fault)) {
                throw new IllegalArgumentException(fault + " cannot strike at " + point);
            }
            plan.rules.add(new FaultRule(point, subjects, skip, times, fault));
        }
    }
}
