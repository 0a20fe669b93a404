// The screen as it is scheduled: its zones over its background, the earlier below.
import QtQuick

Item {
    id: scene

    required property QtObject stage

    Rectangle { anchors.fill: parent; color: scene.stage.background }

    Repeater {
        model: scene.stage.zones

        Zone {
            required property QtObject modelData
            required property int index

            zone: modelData
            z: index
        }
    }
}
