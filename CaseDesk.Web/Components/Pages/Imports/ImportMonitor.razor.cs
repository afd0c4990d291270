using System.Globalization;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Web.Components.Shared;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>Imports month by month, and what is out of the ordinary about the newest.</summary>
public sealed partial class ImportMonitor(ImportMonitoring monitoring)
{
    private static readonly CultureInfo Brazil = CultureInfo.GetCultureInfo("pt-BR");

    private IReadOnlyList<ImportMonth>? _months;
    private IReadOnlyList<ImportAnomaly> _anomalies = [];

    protected override async Task ReadAsync() => (_months, _anomalies) = await monitoring.ReadAsync(Left);

    private static string Percent(double share) => share.ToString("P1", Brazil);

    private static string Width(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(share * 100, 0, 100):0.#}%");

    private static string Figure(ImportAnomaly odd, double figure) => odd.Kind == "fewer_rows" ? Formats.Number((int)figure) : Percent(figure);
}
