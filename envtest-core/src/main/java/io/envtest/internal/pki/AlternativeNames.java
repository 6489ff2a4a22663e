package io.envtest.internal.pki;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The subject alternative names of a certificate or of a request for one.
 *
 * @param dns DNS names
 * @param ips IP addresses
 * @param emails mail addresses
 * @param uris URIs
 */
public record AlternativeNames(List<String> dns, List<InetAddress> ips, List<String> emails, List<String> uris) {

    /** No names. */
    public static final AlternativeNames NONE = new AlternativeNames(List.of(), List.of(), List.of(), List.of());

    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    /** Copies the lists. */
    public AlternativeNames {
        dns = List.copyOf(dns);
        ips = List.copyOf(ips);
        emails = List.copyOf(emails);
        uris = List.copyOf(uris);
    }

    /** DNS names and IP addresses of a server. */
    public static AlternativeNames server(List<String> dns, List<InetAddress> ips) {
        return new AlternativeNames(dns, ips, List.of(), List.of());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return dns.isEmpty() && ips.isEmpty() && emails.isEmpty() && uris.isEmpty();
    }

    /** Reads the extension's content. */
    static AlternativeNames parse(byte[] der) {
        List<String> dns = new ArrayList<>();
        List<InetAddress> ips = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        List<String> uris = new ArrayList<>();
        DerReader names = new DerReader(der).enter(Der.SEQUENCE);
        while (!names.atEnd()) {
            int tag = names.peek();
            byte[] content = names.content(tag);
            switch (tag & 0x1f) {
                case EMAIL -> emails.add(ascii(content));
                case DNS -> dns.add(ascii(content));
                case URI -> uris.add(ascii(content));
                case IP -> ips.add(address(content));
                default -> {}
            }
        }
        return new AlternativeNames(dns, ips, emails, uris);
    }

    /** The extension's content. */
    byte[] encode() {
        List<byte[]> names = new ArrayList<>();
        dns.forEach(name -> names.add(Der.primitive(DNS, ascii(name))));
        emails.forEach(mail -> names.add(Der.primitive(EMAIL, ascii(mail))));
        ips.forEach(ip -> names.add(Der.primitive(IP, ip.getAddress())));
        uris.forEach(uri -> names.add(Der.primitive(URI, ascii(uri))));
        return Der.sequence(names);
    }

    private static InetAddress address(byte[] content) {
        try {
            return InetAddress.getByAddress(content);
        } catch (UnknownHostException e) {
            throw new MalformedDerException("IP address of " + content.length + " bytes");
        }
    }

    private static String ascii(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
