using System.Xml.Linq;

namespace Rapport.Formats.Schedules;

/// <summary>Looks into XML by local names: some files carry a namespace, most do not.</summary>
internal static class XmlFields
{
    extension(XElement? element)
    {
        public XElement? Child(string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

        /// <summary>The text of the first child of that name; null where there is none or it is blank.</summary>
        public string? Text(string name) => element.Child(name)?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        /// <summary>An attribute's value; null where there is none or it is blank.</summary>
        public string? Own(string name) => element?.Attribute(name)?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    extension(XElement element)
    {
        public IEnumerable<XElement> Children(string name) => element.Elements().Where(child => child.Name.LocalName == name);
    }
}
