package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.OpaqueValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A format that strings can be validated against. */
enum NamedFormat implements OpaqueValue {
    DNS1123_LABEL("dns1123Label", NameFormats::dns1123Label),
    DNS1123_SUBDOMAIN("dns1123Subdomain", NameFormats::dns1123Subdomain),
    DNS1035_LABEL("dns1035Label", NameFormats::dns1035Label),
    QUALIFIED_NAME("qualifiedName", NameFormats::qualifiedName),
    DNS1123_LABEL_PREFIX("dns1123LabelPrefix", text -> NameFormats.dns1123Label(NameFormats.asPrefix(text))),
    DNS1123_SUBDOMAIN_PREFIX(
            "dns1123SubdomainPrefix", text -> NameFormats.dns1123Subdomain(NameFormats.asPrefix(text))),
    DNS1035_LABEL_PREFIX("dns1035LabelPrefix", text -> NameFormats.dns1035Label(NameFormats.asPrefix(text))),
    LABEL_VALUE("labelValue", NameFormats::labelValue),
    URI("uri", ValueFormats::uri),
    UUID("uuid", ValueFormats::uuid),
    BYTE("byte", ValueFormats::base64),
    DATE("date", ValueFormats::date),
    DATE_TIME("datetime", ValueFormats::dateTime);

    static final CelType TYPE = CelType.opaque("kubernetes.NamedFormat");

    private final String formatName;
    private final Function<String, List<String>> check;

    NamedFormat(String formatName, Function<String, List<String>> check) {
        this.formatName = formatName;
        this.check = check;
    }

    String formatName() {
        return formatName;
    }

    /** What is wrong with a text; empty when nothing is. */
    List<String> validate(String text) {
        return check.apply(text);
    }

    static Optional<NamedFormat> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.formatName.equals(name))
                .findFirst();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }
}
