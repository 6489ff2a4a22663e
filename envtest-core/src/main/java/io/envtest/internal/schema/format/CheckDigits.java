package io.envtest.internal.schema.format;

import java.util.regex.Pattern;

/** Numbers that end with a digit to check them by. */
final class CheckDigits {

    private static final Pattern FILLING = Pattern.compile("[\\s-]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern ISBN_10 = Pattern.compile("[0-9]{9}[0-9X]");
    private static final Pattern ISBN_13 = Pattern.compile("[0-9]{13}");
    /** Visa, Mastercard, Discover, American Express, Diners Club, JCB: by their first digits and lengths. */
    private static final Pattern CARD = Pattern.compile("4\\d{12}(\\d{3})?|5[1-5]\\d{14}|6(011|5\\d\\d)\\d{12}"
            + "|3[47]\\d{13}|3(0[0-5]|[68]\\d)\\d{11}|(2131|1800|35\\d{3})\\d{11}");

    private CheckDigits() {}

    static boolean isIsbn(String text) {
        return isIsbn10(text) || isIsbn13(text);
    }

    static boolean isIsbn10(String text) {
        String digits = FILLING.matcher(text).replaceAll("");
        if (!ISBN_10.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (i + 1) * (digits.charAt(i) - '0');
        }
        int check = digits.charAt(9) == 'X' ? 10 : digits.charAt(9) - '0';
        return (sum + 10 * check) % 11 == 0;
    }

    static boolean isIsbn13(String text) {
        String digits = FILLING.matcher(text).replaceAll("");
        if (!ISBN_13.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }

    static boolean isCreditCard(String text) {
        String digits = NO_DIGITS.matcher(text).replaceAll("");
        if (!CARD.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
