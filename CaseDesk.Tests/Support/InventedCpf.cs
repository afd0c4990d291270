namespace CaseDesk.Tests.Support;

/// <summary>Invented CPFs with valid check digits.</summary>
public static class InventedCpf
{
    /// <summary>The n-th of them; n from 1 to 99 999 999.</summary>
    public static string Number(int n) => Of(900_000_000 + n);

    /// <summary>The one with these nine digits; zeros stand before a smaller number.</summary>
    public static string Of(int nine)
    {
        var body = $"{nine:000000000}";
        var first = Check(body, 10);
        return $"{body}{first}{Check($"{body}{first}", 11)}";
    }

    private static int Check(string digits, int weight)
    {
        var sum = digits.Sum(digit => (digit - '0') * weight--);
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
