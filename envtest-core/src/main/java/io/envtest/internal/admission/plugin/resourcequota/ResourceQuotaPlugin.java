package io.envtest.internal.admission.plugin.resourcequota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.admission.ValidatingAdmission;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.meta.Quantity;
import io.envtest.internal.quota.Evaluator;
import io.envtest.internal.quota.Evaluators;
import io.envtest.view.core.v1.ResourceQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a namespace to its quotas.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas</a>
 */
public final class ResourceQuotaPlugin extends NamedPlugin implements ValidatingAdmission {

    /** Told of in passing, and never counted. */
    private static final Set<String> IGNORED = Set.of("events", "events.events.k8s.io", "bindings");

    private final ObjectReader objects;
    private final QuotaLedger ledger;

    /** Reads quotas here and charges them there. */
    public ResourceQuotaPlugin(ObjectReader objects, QuotaLedger ledger) {
        super("ResourceQuota", Operation.CREATE, Operation.UPDATE);
        this.objects = objects;
        this.ledger = ledger;
    }

    @Override
    public void validate(AdmissionRequest request) {
        ObjectNode object = request.object();
        if (object == null || request.namespace().isEmpty() || !isCounted(request)) {
            return;
        }
        List<Charge> charges = charges(request, object);
        for (Charge charge : charges) {
            charge.check(request, charge.quota());
        }
        for (Charge charge : charges) {
            ledger.change(request, charge.quota(), quota -> charge.apply(request, quota));
        }
    }

    private static boolean isCounted(AdmissionRequest request) {
        String resource = request.resource().groupResource();
        if (IGNORED.contains(resource)) {
            return false;
        }
        boolean resize = resource.equals("pods") && request.subresource().equals("resize");
        if (request.operation() == Operation.CREATE) {
            return request.subresource().isEmpty();
        }
        return resize
                || request.subresource().isEmpty()
                        && Evaluators.of(request.resource()).countsUpdates();
    }

    private List<Charge> charges(AdmissionRequest request, ObjectNode object) {
        Evaluator evaluator = Evaluators.of(request.resource());
        List<Charge> charges = new ArrayList<>();
        for (ObjectNode each : objects.list(Resources.RESOURCE_QUOTAS, request.namespace())) {
            ResourceQuota quota = ResourceQuota.of(each);
            List<String> limits = quota.status().hard().keySet().stream()
                    .filter(evaluator::concerns)
                    .sorted()
                    .toList();
            if (!limits.isEmpty() && Evaluators.counts(quota, evaluator, object)) {
                requireConstraints(request, quota, evaluator, limits, object);
                Map<String, Quantity> more = more(request, quota, evaluator, object);
                more.keySet().retainAll(limits);
                if (!more.isEmpty()) {
                    charges.add(new Charge(quota, more));
                }
            }
        }
        return charges;
    }

    private static void requireConstraints(
            AdmissionRequest request,
            ResourceQuota quota,
            Evaluator evaluator,
            List<String> limits,
            ObjectNode object) {
        List<String> missing = evaluator.missing(object, limits);
        if (request.operation() == Operation.CREATE && !missing.isEmpty()) {
            throw request.forbidden(
                    "failed quota: " + quota.metadata().name() + ": must specify " + String.join("; ", missing));
        }
    }

    /** What the object uses more than before. */
    private static Map<String, Quantity> more(
            AdmissionRequest request, ResourceQuota quota, Evaluator evaluator, ObjectNode object) {
        Map<String, Quantity> more = Charge.sorted(evaluator.usage(object));
        ObjectNode before = request.oldObject();
        if (before != null && Evaluators.counts(quota, evaluator, before)) {
            evaluator
                    .usage(before)
                    .forEach((limit, amount) -> more.merge(limit, Quantity.ZERO.minus(amount), Quantity::plus));
        }
        more.values().removeIf(amount -> amount.sign() == 0);
        return more;
    }
}
