using System.Collections.Frozen;
using CaseDesk.Core.Cases.Assignments;
using static CaseDesk.Core.Cases.Workflow.CaseStatus;

namespace CaseDesk.Core.Cases.Workflow;

/// <summary>Code and kind of each status. Codes are stored and sent in Portuguese: existing scripts depend on them.</summary>
public static class CaseStatuses
{
    private static readonly FrozenDictionary<CaseStatus, (string Code, StatusKind Kind)> Facts =
        new Dictionary<CaseStatus, (string, StatusKind)>
        {
            [Available] = ("disponivel", StatusKind.Free),
            [InProgress] = ("em_atendimento", StatusKind.Holding),
            [CalculationPending] = ("calculista_pendente", StatusKind.Desk),
            [CalculationApproved] = ("calculo_aprovado", StatusKind.Holding),
            [CalculationRejected] = ("calculo_rejeitado", StatusKind.Holding),
            [ClosingPending] = ("fechamento_pendente", StatusKind.Desk),
            [ClosingRejected] = ("fechamento_reprovado", StatusKind.Holding),
            [NoContact] = ("sem_contato", StatusKind.Waiting),
            [ContractDone] = ("contrato_efetivado", StatusKind.Terminal),
            [Closed] = ("encerrado", StatusKind.Terminal),
            [Cancelled] = ("cancelado", StatusKind.Terminal),
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, CaseStatus> ByCode =
        Facts.ToDictionary(pair => pair.Value.Code, pair => pair.Key).ToFrozenDictionary();

    public static readonly IReadOnlyList<CaseStatus> All = Enum.GetValues<CaseStatus>();

    public static readonly IReadOnlyList<CaseStatus> Holding = [.. All.Where(status => status.Kind() == StatusKind.Holding)];

    public static readonly IReadOnlyList<CaseStatus> Open = [.. All.Where(status => status.IsOpen())];

    public static readonly IReadOnlyList<CaseStatus> Terminal = [.. All.Where(status => !status.IsOpen())];

    public static string Code(this CaseStatus status) => Facts[status].Code;

    public static StatusKind Kind(this CaseStatus status) => Facts[status].Kind;

    public static bool IsOpen(this CaseStatus status) => status.Kind() != StatusKind.Terminal;

    /// <summary>The status of a stored code.</summary>
    /// <exception cref="KeyNotFoundException">The code is none of ours.</exception>
    public static CaseStatus FromCode(string code) => ByCode[code];

    /// <summary>The status that a person or script means; <c>novo</c> is an alias of <c>disponivel</c>.</summary>
    public static bool TryParse(string? code, out CaseStatus status)
    {
        if (code == "novo")
        {
            status = Available;
            return true;
        }

        return ByCode.TryGetValue(code ?? "", out status);
    }
}
