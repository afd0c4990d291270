namespace CaseDesk.Web.Endpoints;

/// <summary>How many characters a field of a request may have; one that says nothing may have as many as a note.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LongestAttribute(int characters) : Attribute
{
    public int Characters { get; } = characters;
}
