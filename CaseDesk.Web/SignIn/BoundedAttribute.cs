using System.ComponentModel.DataAnnotations;
using CaseDesk.Core.Texts;

namespace CaseDesk.Web.SignIn;

/// <summary>A field of a form that takes what <see cref="IncomingText"/> takes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BoundedAttribute(int longest) : ValidationAttribute
{
    public int Longest { get; } = longest;

    public override bool IsValid(object? value) => IncomingText.Fits(value as string, Longest);
}
