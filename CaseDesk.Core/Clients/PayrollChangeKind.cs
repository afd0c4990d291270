namespace CaseDesk.Core.Clients;

/// <summary>The changes from month to month that are a reason to call, or not to, as stored and sent.</summary>
public static class PayrollChangeKind
{
    public const string NewLoan = "new_loan";
    public const string LoanEnded = "loan_ended";

    /// <summary>Few instalments are left, and last month there were more than few.</summary>
    public const string NearlyPaid = "nearly_paid";
    public const string InstallmentChanged = "installment_changed";

    /// <summary>Posted last month (status 1 or 4), not posted now for want of margin or another reason (2 or 3).</summary>
    public const string MarginLost = "margin_lost";

    /// <summary>The way back.</summary>
    public const string MarginBack = "margin_back";

    /// <summary>The person had lines last month and has none now.</summary>
    public const string LeftPayroll = "left_payroll";

    public static readonly IReadOnlyList<string> All = [NewLoan, LoanEnded, NearlyPaid, InstallmentChanged, MarginLost, MarginBack, LeftPayroll];
}
