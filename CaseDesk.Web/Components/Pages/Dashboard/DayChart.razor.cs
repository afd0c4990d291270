using System.Globalization;
using CaseDesk.Core.Statistics;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Dashboard;

/// <summary>Cases taken, released and expired, a line each over the days, and the same figures as a table.</summary>
public sealed partial class DayChart
{
    private const int Width = 720;
    private const int Height = 260;
    private const int LeftEdge = 60;
    private const int TopEdge = 34;
    private const int BottomEdge = 30;
    private const int MostLabels = 8;

    /// <summary>With more days than these, a dot on each would only thicken the line.</summary>
    private const int MostDots = 31;

    /// <summary>Rounded steps of the axis: 1, 2, 5, 10, 20, 50 … cases.</summary>
    private static readonly int[] Steps = [.. Enumerable.Range(0, 7).SelectMany(power => new[] { 1, 2, 5 }.Select(step => step * (int)Math.Pow(10, power)))];

    private static readonly (string Tone, Func<DayFigures, int> Figure)[] Lines =
        [("expired", day => day.Expired), ("released", day => day.Released), ("taken", day => day.Assigned)];

    [Parameter, EditorRequired]
    public IReadOnlyList<DayFigures> Days { get; set; } = [];

    private int Most => Days.Select(day => Math.Max(day.Assigned, Math.Max(day.Released, day.Expired))).DefaultIfEmpty().Max();

    private int AxisStep => Steps.First(step => step * 5 >= Most);

    private int Highest => Math.Max(1, (Most + AxisStep - 1) / AxisStep) * AxisStep;

    private int Step => Math.Max(1, (Days.Count + MostLabels - 1) / MostLabels);

    private IEnumerable<int> GridLines => Enumerable.Range(0, Highest / AxisStep + 1).Select(line => line * AxisStep);

    private double X(int index) => LeftEdge + 8 + (Width - LeftEdge - 20) * (Days.Count < 2 ? 0.5 : (double)index / (Days.Count - 1));

    private double Y(int value) => TopEdge + (Height - TopEdge - BottomEdge) * (1 - (double)value / Highest);

    private string Points(Func<DayFigures, int> figure) => string.Join(' ', Days.Select((day, index) => $"{N(X(index))},{N(Y(figure(day)))}"));

    /// <summary>An SVG text; in markup that tag means something else to Razor.</summary>
    private static RenderFragment Label(double x, double y, string anchor, string text) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", N(x));
        builder.AddAttribute(2, "y", N(y));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddAttribute(4, "class", "chart-label");
        builder.AddContent(5, text);
        builder.CloseElement();
    };

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
