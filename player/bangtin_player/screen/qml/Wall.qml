// The whole output: black, and on it the screen's pictures, turned and cut into bands as the output wants them.
import QtQuick

Item {
    id: wall

    required property QtObject stage
    required property QtObject output

    Repeater {
        model: wall.output.bands

        Item {
            required property var modelData

            x: modelData.x
            y: modelData.y
            width: modelData.w
            height: modelData.h
            clip: true

            // A quarter turn moves the upper left corner of the scene; the origin is put back by x and y.
            Item {
                width: wall.output.screenWidth
                height: wall.output.screenHeight
                transformOrigin: Item.TopLeft
                rotation: wall.output.rotation
                x: modelData.sceneX
                y: modelData.sceneY

                Scene { stage: wall.stage; anchors.fill: parent }
            }
        }
    }
}
