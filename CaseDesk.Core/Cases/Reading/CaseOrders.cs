namespace CaseDesk.Core.Cases.Reading;

/// <summary>The names of the orders in addresses and in the API.</summary>
public static class CaseOrders
{
    public static CaseOrder? Parse(string? name) => name switch
    {
        null or "" or "queue" => CaseOrder.Queue,
        "created" => CaseOrder.OldestFirst,
        "-created" => CaseOrder.NewestFirst,
        "expires" => CaseOrder.EndingSoonest,
        "loans" => CaseOrder.FewestLoans,
        "-loans" => CaseOrder.MostLoans,
        _ => null,
    };
}
