package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.util.Locale;

/** Rules of the names of CSI drivers. */
public final class DriverNames {

    private static final int LENGTH = 63;

    private DriverNames() {}

    /** The name must be a DNS subdomain in any case of at most 63 characters. */
    public static void check(FieldErrors errors, FieldPath path, String driver) {
        if (Rules.required(errors, path, driver)) {
            Rules.maxBytes(errors, path, driver, LENGTH);
            for (String wrong : Formats.DNS_SUBDOMAIN.wrong(driver.toLowerCase(Locale.ROOT))) {
                errors.invalid(path, driver, wrong);
            }
        }
    }
}
