using System.Runtime.CompilerServices;
using System.Text;

namespace CaseDesk.Tests.Support;

/// <summary>Tests write and read Windows-1252 themselves: the product knows it only in the child that reads files.</summary>
internal static class CodePages
{
    [ModuleInitializer]
    internal static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
