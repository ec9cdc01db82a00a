using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Tests.Cards;

public sealed class ElementTests
{
    [Fact]
    public void A_text_block_wraps_unless_told_otherwise() =>
        CardJson.Is("""{ "type": "TextBlock", "text": "a", "wrap": true }""", new TextBlock("a"));

    [Fact]
    public void A_text_block_has_the_schema_s_members() => CardJson.Is(
        """
        {
          "type": "TextBlock", "id": "t", "text": "a", "size": "extraLarge", "weight": "bolder", "color": "accent",
          "isSubtle": true, "wrap": false, "maxLines": 2, "fontType": "monospace", "style": "heading",
          "horizontalAlignment": "center", "isVisible": false, "separator": true, "spacing": "none", "height": "stretch",
          "fallback": { "type": "TextBlock", "text": "b", "wrap": true }
        }
        """,
        new TextBlock("a")
        {
            Id = "t",
            Size = TextSize.ExtraLarge,
            Weight = TextWeight.Bolder,
            Color = TextColor.Accent,
            IsSubtle = true,
            Wrap = false,
            MaxLines = 2,
            FontType = "monospace",
            Style = "heading",
            HorizontalAlignment = HorizontalAlignment.Center,
            IsVisible = false,
            Separator = true,
            Spacing = Spacing.None,
            Height = "stretch",
            Fallback = new TextBlock("b"),
        });

    [Fact]
    public void A_rich_text_block_holds_runs() => CardJson.Is(
        """
        {
          "type": "RichTextBlock",
          "inlines": [
            { "type": "TextRun", "text": "a" },
            {
              "type": "TextRun", "text": "b", "size": "small", "weight": "lighter", "color": "good", "isSubtle": true,
              "italic": true, "highlight": true, "strikethrough": true, "underline": true,
              "selectAction": { "type": "Action.OpenUrl", "title": "Open", "url": "https://example.org/" }
            }
          ],
          "horizontalAlignment": "right"
        }
        """,
        new RichTextBlock(
            new TextRun("a"),
            new TextRun("b")
            {
                Size = TextSize.Small,
                Weight = TextWeight.Lighter,
                Color = TextColor.Good,
                IsSubtle = true,
                Italic = true,
                Highlight = true,
                Strikethrough = true,
                Underline = true,
                SelectAction = new OpenUrlAction("Open", "https://example.org/"),
            })
        {
            HorizontalAlignment = HorizontalAlignment.Right,
        });

    [Fact]
    public void An_image_has_words_for_those_who_do_not_see_it() => CardJson.Is(
        """
        {
          "type": "Image", "url": "https://example.org/i.png", "altText": "A bridge", "size": "small", "style": "person",
          "width": "40px", "backgroundColor": "#DDDDDD", "horizontalAlignment": "left", "height": "40px"
        }
        """,
        new Image("https://example.org/i.png", "A bridge")
        {
            Size = "small",
            Style = "person",
            Width = "40px",
            Height = "40px",
            BackgroundColor = "#DDDDDD",
            HorizontalAlignment = HorizontalAlignment.Left,
        });

    [Fact]
    public void A_container_holds_elements() => CardJson.Is(
        """
        {
          "type": "Container", "id": "c", "items": [{ "type": "TextBlock", "text": "a", "wrap": true }], "style": "emphasis",
          "bleed": true, "minHeight": "80px", "verticalContentAlignment": "center",
          "selectAction": { "type": "Action.Execute", "title": "Go", "verb": "go" }
        }
        """,
        new Container(new TextBlock("a"))
        {
            Id = "c",
            Style = ContainerStyle.Emphasis,
            Bleed = true,
            MinHeight = "80px",
            VerticalContentAlignment = "center",
            SelectAction = new ExecuteAction("Go", "go"),
        });

    [Fact]
    public void Columns_stand_side_by_side() => CardJson.Is(
        """
        {
          "type": "ColumnSet",
          "columns": [
            {
              "type": "Column", "id": "c", "items": [{ "type": "TextBlock", "text": "a", "wrap": true }], "width": "auto",
              "style": "good", "bleed": false, "minHeight": "10px", "verticalContentAlignment": "bottom", "isVisible": true,
              "separator": true, "spacing": "small"
            },
            { "type": "Column", "items": [] }
          ],
          "style": "default", "bleed": true, "minHeight": "20px", "horizontalAlignment": "center"
        }
        """,
        new ColumnSet(
            new Column(new TextBlock("a"))
            {
                Id = "c",
                Width = "auto",
                Style = ContainerStyle.Good,
                Bleed = false,
                MinHeight = "10px",
                VerticalContentAlignment = "bottom",
                IsVisible = true,
                Separator = true,
                Spacing = Spacing.Small,
            },
            new Column())
        {
            Style = ContainerStyle.Default,
            Bleed = true,
            MinHeight = "20px",
            HorizontalAlignment = HorizontalAlignment.Center,
        });

    [Fact]
    public void Facts_are_names_and_values() => CardJson.Is(
        """{ "type": "FactSet", "facts": [{ "title": "Open until", "value": "Friday" }] }""",
        new FactSet(new Fact("Open until", "Friday")));

    [Fact]
    public void Buttons_may_stand_in_the_body() => CardJson.Is(
        """
        {
          "type": "ActionSet", "actions": [{ "type": "Action.Submit", "title": "Send" }], "horizontalAlignment": "left",
          "spacing": "medium"
        }
        """,
        new ActionSet(new SubmitAction("Send")) { HorizontalAlignment = HorizontalAlignment.Left, Spacing = Spacing.Medium });

    [Fact]
    public void A_table_has_columns_rows_and_cells() => CardJson.Is(
        """
        {
          "type": "Table",
          "columns": [{ "width": 3 }, { "width": 1, "horizontalCellContentAlignment": "right", "verticalCellContentAlignment": "top" }],
          "rows": [
            {
              "type": "TableRow",
              "cells": [
                { "type": "TableCell", "items": [{ "type": "TextBlock", "text": "Team", "wrap": true }] },
                { "type": "TableCell", "items": [], "style": "accent", "verticalContentAlignment": "center" }
              ],
              "style": "accent"
            }
          ],
          "firstRowAsHeaders": true, "showGridLines": false, "gridStyle": "accent",
          "horizontalCellContentAlignment": "left", "verticalCellContentAlignment": "center"
        }
        """,
        new Table(
            new TableRow(
                new TableCell(new TextBlock("Team")),
                new TableCell { Style = ContainerStyle.Accent, VerticalContentAlignment = "center" })
            {
                Style = ContainerStyle.Accent,
            })
        {
            Columns =
            [
                new TableColumnDefinition(3),
                new TableColumnDefinition
                {
                    HorizontalCellContentAlignment = HorizontalAlignment.Right,
                    VerticalCellContentAlignment = "top",
                },
            ],
            FirstRowAsHeaders = true,
            ShowGridLines = false,
            GridStyle = ContainerStyle.Accent,
            HorizontalCellContentAlignment = HorizontalAlignment.Left,
            VerticalCellContentAlignment = "center",
        });
}
