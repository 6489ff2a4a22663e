package io.envtest.internal.admission.plugin.limitranger;

import io.envtest.internal.meta.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bound of a limit range.
 *
 * @param type what it bounds: {@code Container}, {@code Pod} or {@code PersistentVolumeClaim}
 * @param resource the resource
 * @param amount the bound
 */
record Bound(String type, String resource, Quantity amount) {

    void minimum(Map<String, Quantity> requests, Map<String, Quantity> limits, List<String> broken) {
        @Nullable Quantity request = requests.get(resource);
        @Nullable Quantity limit = limits.get(resource);
        if (request == null) {
            broken.add(usage("minimum") + ".  No request is specified");
        } else if (request.compareTo(amount) < 0) {
            broken.add(usage("minimum") + ", but request is " + request);
        } else if (limit != null && limit.compareTo(amount) < 0) {
            broken.add(usage("minimum") + ", but limit is " + limit);
        }
    }

    void maximum(Map<String, Quantity> requests, Map<String, Quantity> limits, List<String> broken) {
        @Nullable Quantity request = requests.get(resource);
        @Nullable Quantity limit = limits.get(resource);
        if (limit == null) {
            broken.add(usage("maximum") + ".  No limit is specified");
        } else if (limit.compareTo(amount) > 0) {
            broken.add(usage("maximum") + ", but limit is " + limit);
        } else if (request != null && request.compareTo(amount) > 0) {
            broken.add(usage("maximum") + ", but request is " + request);
        }
    }

    void maximumRequest(Map<String, Quantity> requests, List<String> broken) {
        @Nullable Quantity request = requests.get(resource);
        if (request == null) {
            broken.add(usage("maximum") + ".  No request is specified");
        } else if (request.compareTo(amount) > 0) {
            broken.add(usage("maximum") + ", but request is " + request);
        }
    }

    void ratio(Map<String, Quantity> requests, Map<String, Quantity> limits, List<String> broken) {
        @Nullable Quantity request = requests.get(resource);
        @Nullable Quantity limit = limits.get(resource);
        String words = resource + " max limit to request ratio per " + type + " is " + amount + ", but ";
        if (request == null || request.sign() == 0) {
            broken.add(words + "no request is specified or request is 0");
        } else if (limit == null || limit.sign() == 0) {
            broken.add(words + "no limit is specified or limit is 0");
        } else {
            BigDecimal ratio = limit.amount().divide(request.amount(), MathContext.DECIMAL64);
            if (ratio.compareTo(amount.amount()) > 0) {
                broken.add(words + "provided ratio is " + String.format(Locale.ROOT, "%f", ratio));
            }
        }
    }

    private String usage(String which) {
        return which + " " + resource + " usage per " + type + " is " + amount;
    }
}
