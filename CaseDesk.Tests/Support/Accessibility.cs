using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CaseDesk.Tests.Support;

/// <summary>What every screen must pass.</summary>
public static class Accessibility
{
    /// <summary>No rule of axe is broken, and nothing is wider than the window.</summary>
    public static async Task IsFineAsync(this IPage page, string where)
    {
        var found = (await page.RunAxe()).Violations;
        Assert.True(found.Length == 0, $"{where}: {string.Join("; ", found.Select(rule => $"{rule.Id} at {string.Join(", ", rule.Nodes.Take(3).Select(node => node.Html))}"))}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{where} is wider than its window.");
    }
}
