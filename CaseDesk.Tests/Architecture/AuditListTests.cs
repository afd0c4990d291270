using System.Reflection;
using CaseDesk.Core.Audit;

namespace CaseDesk.Tests.Architecture;

/// <summary>One list of what the audit knows, and no act beside it.</summary>
public sealed class AuditListTests
{
    private static readonly string[] Projects = ["CaseDesk.Core", "CaseDesk.Web"];
    private static readonly string[] Patterns = ["*.cs", "*.razor"];

    [Fact]
    public void Every_code_has_one_act_that_says_what_it_keeps()
    {
        var constants = typeof(AuditCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
        var acts = typeof(AuditAct).GetNestedTypes().Select(type => Made(type).Code);

        Assert.Equal(constants.Order(), AuditCodes.All.Order());
        Assert.Equal(AuditCodes.All.Order(), acts.Order());
    }

    [Fact]
    public void No_act_is_written_down_elsewhere()
    {
        var elsewhere = from project in Projects
                        from pattern in Patterns
                        from file in SourceFiles.Of(project, pattern)
                        where Path.GetFileName(file) != $"{nameof(AuditCodes)}.cs"
                        let text = File.ReadAllText(file)
                        where AuditCodes.All.Any(code => text.Contains($"\"{code}\"", StringComparison.Ordinal)) || text.Contains("INTO \"AuditEntries\"", StringComparison.Ordinal)
                        select SourceFiles.Relative(file);

        Assert.Empty(elsewhere);
    }

    private static AuditAct Made(Type type)
    {
        var make = type.GetConstructors().Single(constructor => constructor.GetParameters().FirstOrDefault()?.ParameterType != type);
        return (AuditAct)make.Invoke([.. make.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "x" : Activator.CreateInstance(parameter.ParameterType))]);
    }
}
