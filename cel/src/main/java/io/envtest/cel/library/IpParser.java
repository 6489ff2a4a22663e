package io.envtest.cel.library;

import io.envtest.internal.field.GoQuote;
import java.util.Arrays;

/** Reads IP addresses. */
final class IpParser {

    private final String text;

    private IpParser(String text) {
        this.text = text;
    }

    static IpAddress parse(String text) throws IpException {
        IpParser parser = new IpParser(text);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '.' -> {
                    return new IpAddress(parser.parseIpv4(text));
                }
                case ':' -> {
                    return parser.parseIpv6();
                }
                case '%' -> throw parser.error("missing IPv6 address", "");
                default -> {
                    // what sort of address it is shows later
                }
            }
        }
        throw parser.error("unable to parse IP", "");
    }

    private IpException error(String message, String at) {
        String place = at.isEmpty() ? "" : " (at " + GoQuote.quote(at) + ")";
        return new IpException("ParseAddr(" + GoQuote.quote(text) + "): " + message + place);
    }

    private byte[] parseIpv4(String dotted) throws IpException {
        byte[] fields = new byte[4];
        int field = 0;
        int value = 0;
        int digits = 0;
        for (int i = 0; i < dotted.length(); i++) {
            char c = dotted.charAt(i);
            if (c >= '0' && c <= '9') {
                if (digits == 1 && value == 0) {
                    throw error("IPv4 field has octet with leading zero", "");
                }
                value = value * 10 + c - '0';
                digits++;
                if (value > 255) {
                    throw error("IPv4 field has value >255", "");
                }
            } else if (c == '.') {
                if (i == 0 || i == dotted.length() - 1 || dotted.charAt(i - 1) == '.') {
                    throw error("IPv4 field must have at least one digit", dotted.substring(i));
                }
                if (field == 3) {
                    throw error("IPv4 address too long", "");
                }
                fields[field++] = (byte) value;
                value = 0;
                digits = 0;
            } else {
                throw error("unexpected character", dotted.substring(i));
            }
        }
        if (field < 3) {
            throw error("IPv4 address too short", "");
        }
        fields[3] = (byte) value;
        return fields;
    }

    private IpAddress parseIpv6() throws IpException {
        int percent = text.indexOf('%');
        if (percent == text.length() - 1) {
            throw error("zone must be a non-empty string", "");
        }
        byte[] address = new Ipv6Reader(percent < 0 ? text : text.substring(0, percent)).read();
        if (percent >= 0) {
            throw new ZonedException(text);
        }
        return new IpAddress(address);
    }

    /** An address with a zone, which is well formed but not allowed. */
    static final class ZonedException extends IpException {
        ZonedException(String text) {
            super("IP address " + GoQuote.quote(text) + " with zone value is not allowed");
        }
    }

    /** Reads the groups of an IPv6 address. */
    private final class Ipv6Reader {

        private final byte[] address = new byte[16];
        private String rest;
        private int filled;
        private int ellipsis = -1;

        Ipv6Reader(String groups) {
            this.rest = groups;
        }

        byte[] read() throws IpException {
            if (rest.startsWith("::")) {
                ellipsis = 0;
                rest = rest.substring(2);
                if (rest.isEmpty()) {
                    return address;
                }
            }
            boolean more = true;
            while (more && filled < 16) {
                more = readGroup();
            }
            if (!rest.isEmpty()) {
                throw error("trailing garbage after address", rest);
            }
            return expanded();
        }

        /** Reads one group; whether another follows. */
        private boolean readGroup() throws IpException {
            int length = 0;
            int value = 0;
            while (length < rest.length()
                    && Character.digit(rest.charAt(length), 16) >= 0
                    && rest.charAt(length) < 0x80) {
                value = value << 4 | Character.digit(rest.charAt(length), 16);
                length++;
                if (length > 4) {
                    throw error("each group must have 4 or less digits", rest);
                }
            }
            if (length == 0) {
                throw error("each colon-separated field must have at least one digit", rest);
            }
            if (length < rest.length() && rest.charAt(length) == '.') {
                readEmbedded();
                return false;
            }
            address[filled] = (byte) (value >> 8);
            address[filled + 1] = (byte) value;
            filled += 2;
            rest = rest.substring(length);
            return !rest.isEmpty() && readSeparator();
        }

        private void readEmbedded() throws IpException {
            if (ellipsis < 0 && filled != 12) {
                throw error("embedded IPv4 address must replace the final 2 fields of the address", rest);
            }
            if (filled + 4 > 16) {
                throw error("too many hex fields to fit an embedded IPv4 at the end of the address", rest);
            }
            System.arraycopy(parseIpv4(rest), 0, address, filled, 4);
            filled += 4;
            rest = "";
        }

        private boolean readSeparator() throws IpException {
            if (rest.charAt(0) != ':') {
                throw error("unexpected character, want colon", rest);
            }
            if (rest.length() == 1) {
                throw error("colon must be followed by more characters", rest);
            }
            rest = rest.substring(1);
            if (rest.charAt(0) != ':') {
                return true;
            }
            if (ellipsis >= 0) {
                throw error("multiple :: in address", rest);
            }
            ellipsis = filled;
            rest = rest.substring(1);
            return !rest.isEmpty();
        }

        private byte[] expanded() throws IpException {
            if (filled == 16) {
                if (ellipsis >= 0) {
                    throw error("the :: must expand to at least one field of zeros", "");
                }
                return address;
            }
            if (ellipsis < 0) {
                throw error("address string too short", "");
            }
            int missing = 16 - filled;
            System.arraycopy(address, ellipsis, address, ellipsis + missing, filled - ellipsis);
            Arrays.fill(address, ellipsis, ellipsis + missing, (byte) 0);
            return address;
        }
    }
}
